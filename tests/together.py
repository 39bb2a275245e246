"""Twenty-four people do the same at once, on a real file database, in a process of its own."""

from threading import Barrier, Thread

from tests.houses import run

AT_ONCE = 24


def heard_by(module, folder, *words):
    """Run a module of parallel presses on a data folder; return the numbers it prints."""
    return [int(number) for number in run(folder, "-m", module, *words).split()]


def all_at_once(press, stopped_by):
    """Let everybody press at once; return what each heard, None for who was stopped."""
    return all_at_once_on([press], stopped_by)[0]


def all_at_once_on(buttons, stopped_by):
    """Let everybody press one button after another, all at once on each; return what was heard."""
    from django.db import connection

    together, heard = Barrier(AT_ONCE), [[] for _button in buttons]

    def one(at):
        for press, told in zip(buttons, heard, strict=True):
            together.wait()
            try:
                told.append(press(at))
            except stopped_by:
                told.append(None)
        connection.close()

    people = [Thread(target=one, args=(at,)) for at in range(AT_ONCE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return heard
