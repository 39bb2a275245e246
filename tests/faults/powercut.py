"""What a disk may hold after the power goes out, made from a recording of it.

Up to the last sync of a file all that was written is there. Of what was written later each
piece may have reached the disk, or not, or in part: a disk writes whole sectors of 512 bytes,
in any order. (Pillai and others, "All file systems are not created equal", OSDI 2014.)
"""

from collections import defaultdict

SECTOR = 512


class PowerCut:
    """Goes through a recording once; `cut` says what a disk might hold at this moment."""

    def __init__(self, before):
        self.durable = defaultdict(bytearray, {k: bytearray(v) for k, v in before.items()})
        self.pending = defaultdict(list)

    def step(self, event):
        what, file, *more = event
        if what in {"write", "truncate"}:
            self.pending[file].append((what, *more))
        elif what == "sync":
            for waiting in self.pending.pop(file, []):
                apply(self.durable[file], waiting)
        elif what == "delete":
            self.durable.pop(file, None)
            self.pending.pop(file, None)

    def cut(self, chance):
        """Return the files as one chance left them: {name: bytes}."""
        left = {name: bytearray(content) for name, content in self.durable.items()}
        for name, waiting in self.pending.items():
            for piece in waiting:
                for part in torn(piece, chance):
                    apply(left.setdefault(name, bytearray()), part)
        return left


def torn(piece, chance):
    """Yield what reached the disk of one write: all, nothing, or some of its sectors."""
    fate = chance.choice(("all", "nothing", "torn"))
    if piece[0] == "truncate" or fate == "all":
        if fate != "nothing":
            yield piece
        return
    if fate == "torn":
        _write, offset, data = piece
        start = 0
        while start < len(data):
            end = min(len(data), (offset + start) // SECTOR * SECTOR + SECTOR - offset)
            if chance.random() < 0.5:
                yield ("write", offset + start, data[start:end])
            start = end


def apply(content, piece):
    what, offset, *data = piece
    if what == "truncate":
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    end = offset + len(data[0])
    content.extend(bytes(max(0, end - len(content))))
    content[offset:end] = data[0]
