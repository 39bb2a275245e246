"""A disk that remembers every write and every sync, and that can be made to fail.

SQLite reaches the disk through a table of functions (its VFS). We put ours between: what is
written is told to whoever listens, and a fault can be answered in the place of the disk.
Needs no root, no strace and no file system of its own. See sqlite.org/vfs.html; SQLite's own
crash and I/O tests work the same way.
"""

import ctypes as c
from pathlib import Path

import pysqlite3._sqlite3

OK, FULL, SYNC_FAILED, WRITE_FAILED = 0, 13, 10 | 4 << 8, 10 | 3 << 8
P, N, L = c.c_void_p, c.c_int, c.c_int64
OPEN = c.CFUNCTYPE(N, P, P, P, N, c.POINTER(N))
DELETE = c.CFUNCTYPE(N, P, P, N)
WRITE, TRUNCATE, SYNC = c.CFUNCTYPE(N, P, P, N, L), c.CFUNCTYPE(N, P, L), c.CFUNCTYPE(N, P, N)


class Vfs(c.Structure):
    """The head of `sqlite3_vfs`, as far as we need it."""

    _fields_ = [("version", N), ("size_of_file", N), ("longest_path", N), ("next", P),
                ("name", c.c_char_p), ("data", P), ("open", P), ("delete", P)]  # fmt: skip


class Methods(c.Structure):
    """`sqlite3_io_methods`: what can be done to an open file."""

    _fields_ = [("version", N), *((name, P) for name in (
        "close", "read", "write", "truncate", "sync", "size", "lock", "unlock", "reserved",
        "control", "sector", "device", "shm_map", "shm_lock", "shm_barrier", "shm_unmap",
        "fetch", "unfetch"))]  # fmt: skip


class Disk:
    """Everything that SQLite writes in this process, in order, in `events`.

    ("write", file, offset, bytes), ("truncate", file, size), ("sync", file), ("delete", file),
    and whatever `tell` adds. `writing` and `syncing` are what the disk answers. Close every
    connection before the process ends: SQLite calls what Python then has thrown away.
    """

    def __init__(self):
        self.events, self.writing, self.syncing = [], OK, OK
        self._names, self._tables, self._kept = {}, {}, []
        find = c.CDLL(pysqlite3._sqlite3.__file__).sqlite3_vfs_find
        find.restype, find.argtypes = c.POINTER(Vfs), [c.c_char_p]
        vfs = find(None).contents
        self._open, self._delete = OPEN(vfs.open), DELETE(vfs.delete)
        vfs.open = self._address(OPEN(self._opened))
        vfs.delete = self._address(DELETE(self._deleted))

    def tell(self, *event):
        self.events.append(event)

    def _address(self, function):
        self._kept.append(function)  # or Python throws it away while SQLite still calls it
        return c.cast(function, P).value

    def _opened(self, vfs, path, file, flags, given):
        answer = self._open(vfs, path, file, flags, given)
        place = P.from_address(file)
        if answer == OK and place.value and path:
            self._names[file] = name_at(path)
            place.value = self._ours(place.value)
        return answer

    def _ours(self, address):
        """Return the address of a table like the one there, with our functions in it."""
        if address not in self._tables:
            theirs = Methods.from_address(address)
            ours = Methods.from_buffer_copy(theirs)
            write, truncate, sync = WRITE(ours.write), TRUNCATE(ours.truncate), SYNC(ours.sync)
            ours.write = self._address(WRITE(lambda *a: self._written(write, *a)))
            ours.truncate = self._address(TRUNCATE(lambda *a: self._truncated(truncate, *a)))
            ours.sync = self._address(SYNC(lambda *a: self._synced(sync, *a)))
            self._tables[address] = ours
        return c.addressof(self._tables[address])

    def _written(self, write, file, data, size, offset):
        if self.writing != OK:
            return self.writing
        self.tell("write", self._names[file], offset, c.string_at(data, size))
        return write(file, data, size, offset)

    def _truncated(self, truncate, file, size):
        self.tell("truncate", self._names[file], size)
        return truncate(file, size)

    def _synced(self, sync, file, flags):
        if self.syncing != OK:
            return self.syncing
        answer = sync(file, flags)
        self.tell("sync", self._names[file])
        return answer

    def _deleted(self, vfs, path, sync):
        self.tell("delete", name_at(path))
        return self._delete(vfs, path, sync)


def name_at(address):
    return Path(c.string_at(address).decode()).name
