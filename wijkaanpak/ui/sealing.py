"""A file that somebody looks at before it is kept: it travels in the form itself, signed.

So nothing of it lies on the server before the yes, and nobody can slip in another file.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import Any

from django.core import signing

from wijkaanpak.refusals import Refused, gettext_noop

AN_HOUR = 3600


def seal(data: bytes, said: Any, salt: str) -> str:
    """Return the file and what was said of it (fit for JSON), signed and squeezed."""
    whole = json.dumps(said).encode() + b"\n" + data
    squeezed = base64.b64encode(zlib.compress(whole)).decode()
    return signing.TimestampSigner(salt=salt).sign(squeezed)


def unseal(sealed: str, salt: str) -> tuple[bytes, Any]:
    """Return what was sealed under this salt; raise Refused after an hour or when it was bent."""
    try:
        squeezed = signing.TimestampSigner(salt=salt).unsign(sealed, max_age=AN_HOUR)
        said, _line, data = zlib.decompress(base64.b64decode(squeezed)).partition(b"\n")
        return data, json.loads(said)
    except (signing.BadSignature, binascii.Error, zlib.error, ValueError) as fault:
        raise Refused(gettext_noop("This took too long. Choose the file once more.")) from fault
