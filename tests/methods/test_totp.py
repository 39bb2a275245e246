import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.methods import totp

# RFC 6238, appendix B: the secret "12345678901234567890", SHA-1, the last six of eight digits.
RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
TIMES = [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"),
         (2000000000, "279037"), (20000000000, "353130")]  # fmt: skip


@pytest.mark.parametrize(("at", "digits"), TIMES)
def test_the_digits_are_those_of_the_standard(at, digits):
    assert totp.digits_of(RFC, at // totp.STEP) == digits


@given(st.binary(min_size=20, max_size=20), st.integers(0, 2**40))
def test_an_app_makes_the_same_digits(raw, step):
    import base64

    secret = base64.b32encode(raw).decode()
    assert totp.digits_of(secret, step) == pyotp.TOTP(secret).generate_otp(step)


def test_a_new_secret_is_read_by_apps_and_never_the_same():
    made = {totp.new_secret() for _ in range(20)}
    assert len(made) == 20
    assert {len(secret) for secret in made} == {32}
