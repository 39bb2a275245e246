"""The tree of hashes that makes a log tamper-evident, as in Certificate Transparency.

Sources: RFC 6962 section 2.1 (hashes and trees) and RFC 9162 sections 2.1.3.2 and 2.1.4.2
(how to verify proofs). A tree of n entries is a row of complete subtrees, its peaks, one for
each one in the binary number n. A complete subtree is named by (level, index): it covers the
entries from index * 2**level up to (index + 1) * 2**level, counted from 0.

Shapes: every hash is 32 bytes. Whoever keeps the hashes of complete subtrees in a database can
make any proof from O(log n) rows: ask `inclusion_parts` or `consistency_parts` which they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

type Place = tuple[int, int]  # (level, index) of a complete subtree
type Subtree = Callable[[int, int], bytes]

EMPTY = hashlib.sha256().digest()


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of one entry (RFC 6962 section 2.1; 0x00 keeps leaves and nodes apart).

    >>> leaf_hash(b"").hex()[:16]
    '6e340b9cffb37a98'
    """
    return hashlib.sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees together (RFC 6962 section 2.1)."""
    return hashlib.sha256(b"\1" + left + right).digest()


def split(hashes: bytes) -> list[bytes]:
    """Cut a row of bytes into hashes.

    >>> split(b"a" * 32 + b"b" * 32) == [b"a" * 32, b"b" * 32]
    True
    """
    return [hashes[at : at + 32] for at in range(0, len(hashes), 32)]


def completed_by(n: int, leaf: bytes, peaks: Sequence[bytes]) -> list[bytes]:
    """Return the hashes of all complete subtrees that end at entry n (counted from 1), level 0 up.

    `peaks` are the peaks of the n - 1 entries before it; the last hash is the newest peak.

    >>> a, b = leaf_hash(b"a"), leaf_hash(b"b")
    >>> completed_by(2, b, [a]) == [b, node_hash(a, b)]
    True
    """
    completed = [leaf]
    older = len(peaks)
    while n % 2 == 0:
        older -= 1
        completed.append(node_hash(peaks[older], completed[-1]))
        n //= 2
    return completed


def peaks(n: int) -> list[Place]:
    """Return which complete subtrees make up a tree of n entries, largest first.

    >>> peaks(7)
    [(2, 0), (1, 2), (0, 6)]
    """
    return _subtrees(0, n)


def root_of_peaks(peaks: Sequence[bytes]) -> bytes:
    """Return the root of the tree that these peaks make up (RFC 6962 section 2.1).

    >>> root_of_peaks([]).hex()[:16]
    'e3b0c44298fc1c14'
    """
    if not peaks:
        return EMPTY
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


class Growing:
    """A tree that grows entry by entry and remembers only its peaks: O(log n) memory.

    >>> tree = Growing()
    >>> for word in [b"a", b"b", b"c"]:
    ...     tree.add(leaf_hash(word))
    >>> tree.size, len(tree.peaks)
    (3, 2)
    """

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size, self.peaks = size, list(peaks)

    def add(self, leaf: bytes) -> None:
        """Take in the hash of the next entry."""
        self.size = n = self.size + 1
        while n % 2 == 0:
            leaf = hashlib.sha256(b"\1" + self.peaks.pop() + leaf).digest()
            n //= 2
        self.peaks.append(leaf)

    def take(self, completed: Sequence[bytes]) -> None:
        """Take in what the next entry completed, as `completed_by` gives it."""
        self.size += 1
        if len(completed) > 1:
            del self.peaks[1 - len(completed) :]
        self.peaks.append(completed[-1])

    @property
    def root(self) -> bytes:
        """The root of everything taken in so far."""
        return root_of_peaks(self.peaks)


def root(hashes: Iterable[bytes]) -> bytes:
    """Return the root of a sequence of entry hashes, reading it once in O(log n) memory."""
    tree = Growing()
    for leaf in hashes:
        tree.add(leaf)
    return tree.root


def subtrees_of(hashes: Sequence[bytes]) -> Subtree:
    """Return the function (level, index) -> hash over a list of entry hashes."""
    levels = [list(hashes)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        pairs = range(0, len(below) - 1, 2)
        levels.append([node_hash(below[at], below[at + 1]) for at in pairs])
    return lambda level, index: levels[level][index]


def inclusion_parts(index: int, size: int) -> list[list[Place]]:
    """Return for each hash of an inclusion proof which complete subtrees it is made from.

    `index` counts from 0 (RFC 6962 section 2.1.1).

    >>> inclusion_parts(4, 7)
    [[(0, 5)], [(0, 6)], [(2, 0)]]
    """
    if not 0 <= index < size:
        raise ValueError(f"no entry {index} in a tree of {size}")
    parts, start, end = [], 0, size
    while end - start > 1:
        middle = start + _largest_half(end - start)
        if index < middle:
            parts.append(_subtrees(middle, end))
            end = middle
        else:
            parts.append(_subtrees(start, middle))
            start = middle
    return parts[::-1]


def consistency_parts(old: int, size: int) -> list[list[Place]]:
    """Return for each hash of a consistency proof which complete subtrees it is made from.

    RFC 6962 section 2.1.2. Every tree extends the empty one, so from 0 the proof is empty.

    >>> consistency_parts(3, 7)
    [[(0, 2)], [(0, 3)], [(1, 0)], [(1, 2), (0, 6)]]
    """
    if not 0 <= old <= size:
        raise ValueError(f"a tree of {size} does not extend one of {old}")
    if old in {0, size}:
        return []
    parts, start, end = [], 0, size
    while end != old:
        middle = start + _largest_half(end - start)
        if old <= middle:
            parts.append(_subtrees(middle, end))
            end = middle
        else:
            parts.append(_subtrees(start, middle))
            start = middle
    if start:
        parts.append(_subtrees(start, end))
    return parts[::-1]


def assemble(parts: Iterable[Iterable[Place]], subtree: Subtree) -> list[bytes]:
    """Return the hashes of a proof from its parts."""
    return [root_of_peaks([subtree(*place) for place in part]) for part in parts]


def inclusion(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """Return the proof that entry `index` (from 0) is in the tree of `size` entries."""
    return assemble(inclusion_parts(index, size), subtree)


def consistency(old: int, size: int, subtree: Subtree) -> list[bytes]:
    """Return the proof that the tree of `size` entries only adds to that of `old` entries."""
    return assemble(consistency_parts(old, size), subtree)


def includes(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> bool:
    """Tell whether the proof shows that the entry is in the tree (RFC 9162 section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = node_hash(step, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, step)
        node, last = node >> 1, last >> 1
    return last == 0 and found == root


def extends(old: int, size: int, proof: Sequence[bytes], before: bytes, after: bytes) -> bool:
    """Tell whether the new tree keeps all of the old one (RFC 9162 section 2.1.4.2)."""
    if not 0 <= old <= size:
        return False
    if old == size:
        return not proof and before == after
    if old == 0:
        return not proof and before == EMPTY
    path = list(proof) if old & (old - 1) else [before, *proof]
    found = _both_roots(old - 1, size - 1, path)
    return found == (before, after)


def _both_roots(node: int, last: int, path: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """Return the old and the new root that a consistency proof leads to, if it fits at all."""
    while node & 1:
        node, last = node >> 1, last >> 1
    if not path:
        return None
    before = after = path[0]
    for step in path[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            after = node_hash(after, step)
        node, last = node >> 1, last >> 1
    return (before, after) if last == 0 else None


def _largest_half(count: int) -> int:
    """Return the largest power of two smaller than count (RFC 6962's k)."""
    return 1 << ((count - 1).bit_length() - 1)


def _subtrees(start: int, end: int) -> list[Place]:
    """Return the complete subtrees from start up to end; start must fit the largest of them."""
    found = []
    while start < end:
        level = (end - start).bit_length() - 1
        found.append((level, start >> level))
        start += 1 << level
    return found
