"""What may be known of the agenda. A draft is for the circle; all else is public."""

from __future__ import annotations
