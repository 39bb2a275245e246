import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pymerkle import InmemoryTree

from wijkaanpak.methods import merkle

# The test tree of Certificate Transparency (certificate-transparency/go/merkletree): eight leaves,
# the roots of the first one to eight of them, and proofs between them.
LEAVES = [bytes.fromhex(leaf) for leaf in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {  # (entry from 1, size): the path
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (3, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (2, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCY = {  # (old size, new size): the proof
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
HASHES = [merkle.leaf_hash(leaf) for leaf in LEAVES]
COUNTED = [merkle.leaf_hash(b"%d" % number) for number in range(1100)]


def hexes(proof):
    return [one.hex() for one in proof]


def root_of(size):
    return merkle.root(COUNTED[:size])


def test_the_docstrings_tell_the_truth():
    assert doctest.testmod(merkle).failed == 0


def test_the_empty_tree_has_the_hash_of_nothing():
    assert merkle.root([]).hex() == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )


def test_roots_are_those_of_certificate_transparency():
    assert [merkle.root(HASHES[:size]).hex() for size in range(1, 9)] == ROOTS


@pytest.mark.parametrize(("place", "path"), INCLUSION.items())
def test_inclusion_proofs_are_those_of_certificate_transparency(place, path):
    entry, size = place
    assert hexes(merkle.inclusion(entry - 1, size, merkle.subtrees_of(HASHES))) == path


@pytest.mark.parametrize(("sizes", "proof"), CONSISTENCY.items())
def test_consistency_proofs_are_those_of_certificate_transparency(sizes, proof):
    assert hexes(merkle.consistency(*sizes, merkle.subtrees_of(HASHES))) == proof


def test_an_independent_tree_has_the_same_root_at_every_size():
    oracle, ours = InmemoryTree(algorithm="sha256"), merkle.Growing()
    assert oracle.get_root() == ours.root
    for number in range(1100):
        oracle.append_entry(b"%d" % number)
        ours.add(COUNTED[number])
        assert oracle.get_root() == ours.root, number + 1


def test_an_independent_tree_makes_the_same_proofs():
    oracle, subtree = InmemoryTree(algorithm="sha256"), merkle.subtrees_of(COUNTED)
    for number in range(1100):
        oracle.append_entry(b"%d" % number)
    for size in (1, 2, 3, 7, 8, 9, 100, 255, 256, 257, 777, 1023, 1024, 1025, 1100):
        for index in {0, size // 3, size // 2, size - 1}:
            theirs = oracle.prove_inclusion(index + 1, size).path[1:]
            assert hexes(merkle.inclusion(index, size, subtree)) == hexes(theirs), (index, size)


@given(some.integers(0, 400), some.data())
def test_what_is_in_the_tree_can_be_proved(size, data):
    size += 1
    index = data.draw(some.integers(0, size - 1))
    proof = merkle.inclusion(index, size, merkle.subtrees_of(COUNTED[:size]))
    assert merkle.includes(index, size, COUNTED[index], proof, root_of(size))
    assert not merkle.includes(index, size, COUNTED[index + 1], proof, root_of(size))
    assert not merkle.includes(index, size, COUNTED[index], [*proof, b"x" * 32], root_of(size))
    assert not merkle.includes(size, size, COUNTED[index], proof, root_of(size))
    if proof:
        assert not merkle.includes(index, size, COUNTED[index], proof[1:], root_of(size))


@given(some.integers(0, 400), some.data())
def test_a_tree_that_grew_can_be_proved_to_hold_the_old_one(size, data):
    old = data.draw(some.integers(0, size))
    proof = merkle.consistency(old, size, merkle.subtrees_of(COUNTED[:size]))
    assert merkle.extends(old, size, proof, root_of(old), root_of(size))
    assert not merkle.extends(old, size, [*proof, b"x" * 32], root_of(old), root_of(size))
    assert not merkle.extends(size + 1, size, proof, root_of(size + 1), root_of(size))
    for at in range(len(proof)):
        bent = [*proof[:at], b"x" * 32, *proof[at + 1 :]]
        assert not merkle.extends(old, size, bent, root_of(old), root_of(size))


@given(some.integers(2, 300), some.data())
def test_a_tree_with_one_old_entry_changed_never_extends(size, data):
    old = data.draw(some.integers(1, size - 1))
    changed = data.draw(some.integers(0, old - 1))
    forged = [*COUNTED[:changed], b"x" * 32, *COUNTED[changed + 1 : size]]
    proof = merkle.consistency(old, size, merkle.subtrees_of(forged))
    assert not merkle.extends(old, size, proof, root_of(old), merkle.root(forged))


@given(some.integers(0, 300))
def test_appending_needs_only_the_peaks_and_keeps_every_subtree(size):
    kept, row = {}, []
    for n, leaf in enumerate(COUNTED[:size], 1):
        completed = merkle.completed_by(n, leaf, row)
        row = [*row[: len(row) + 1 - len(completed)], completed[-1]]
        for level, hashed in enumerate(completed):
            kept[level, (n >> level) - 1] = hashed
    subtree = merkle.subtrees_of(COUNTED[:size])
    assert kept == {place: subtree(*place) for place in kept}
    assert row == [kept[place] for place in merkle.peaks(size)]
    assert merkle.root_of_peaks(row) == root_of(size)


@given(some.integers(1, 2**40), some.data())
def test_proofs_look_up_few_subtrees_however_large_the_tree(size, data):
    index = data.draw(some.integers(0, size - 1))
    asked = [place for part in merkle.inclusion_parts(index, size) for place in part]
    asked += [place for part in merkle.consistency_parts(index, size) for place in part]
    assert len(asked) <= 4 * size.bit_length()
    assert all((index + 1) << level <= size for level, index in asked)


def test_what_was_never_in_the_tree_cannot_be_asked_for():
    with pytest.raises(ValueError, match="no entry 3 in a tree of 3"):
        merkle.inclusion_parts(3, 3)
    with pytest.raises(ValueError, match="a tree of 3 does not extend one of 4"):
        merkle.consistency_parts(4, 3)


def test_hashes_are_cut_from_a_row_of_bytes():
    assert merkle.split(b"".join(COUNTED[:3])) == COUNTED[:3]
