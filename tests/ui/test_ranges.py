import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.ui.rules import byte_range


@given(st.integers(1, 5000), st.integers(0, 6000), st.integers(0, 6000))
def test_a_range_stays_within_the_file(size, first, last):
    header = f"bytes={first}-{last}"
    if last < first:
        assert byte_range(header, size) is None
    elif first >= size:
        with pytest.raises(ValueError, match="not there"):
            byte_range(header, size)
    else:
        assert byte_range(header, size) == (first, min(last, size - 1))


@given(st.integers(1, 5000), st.integers(1, 6000))
def test_the_last_bytes_can_be_asked(size, many):
    assert byte_range(f"bytes=-{many}", size) == (max(0, size - many), size - 1)
    assert byte_range("bytes=0-", size) == (0, size - 1)


@given(st.text(max_size=30))
def test_nonsense_gets_everything(header):
    try:
        part = byte_range(header, 10)
    except ValueError:
        assert header.strip().startswith("bytes=")
    else:
        assert part is None or header.strip().startswith("bytes=")


@pytest.mark.parametrize("header", ["bytes=-0", "bytes=10-", "bytes=99-100"])
def test_what_is_not_there_is_said(header):
    with pytest.raises(ValueError, match="not there"):
        byte_range(header, 10)
