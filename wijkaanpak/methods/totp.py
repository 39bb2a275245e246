"""Six digits that an app and we make from one secret and the time (RFC 6238, HMAC-SHA1)."""

from __future__ import annotations

import base64
import hmac
import secrets

STEP = 30  # seconds
SECRET_BYTES = 20  # as long as the hash, says RFC 4226 section 4


def new_secret() -> str:
    """Return a fresh secret of 160 bits in base32, as apps read it."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def digits_of(secret: str, step: int) -> str:
    """Return the six digits of one half minute, counted from 1970.

    >>> digits_of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 1)  # RFC 4226, appendix D
    '287082'
    """
    mac = hmac.digest(base64.b32decode(secret), step.to_bytes(8), "sha1")
    start = mac[-1] & 0xF
    number = int.from_bytes(mac[start : start + 4]) & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
