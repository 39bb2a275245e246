"""Three partners of each demo neighbourhood who look along, so that its log has true witnesses.

In a real neighbourhood each runs `wijkaanpak witness` on a computer of its own. Here their
folders stand in the demo's own folder, and they look whenever the demo starts. What happens
after that waits for them, as it would anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from wijkaanpak.logbook import checkpoints
from wijkaanpak.methods import notes
from wijkaanpak.site.witness import Witness

# By neighbourhood: first the residents' side, then the others.
PARTNERS = {
    "hazelkamp": ("wijkcooperatie", "wijkkompas", "bibliotheek"),
    "elzenbroek": ("dorpsbelang", "dorpsanker", "bibliotheek"),
}


def look_along() -> None:
    """Sign what grew, and let every witness of the demo look at it."""
    for slug, names in PARTNERS.items():
        checkpoints.sign(slug)
        if not checkpoints.latest(slug, many=1):
            continue
        witnesses = {name: _witness(slug, name) for name in names}
        _invite(slug, witnesses)
        for witness in witnesses.values():
            witness.look(f"{settings.SITE_URL}/w/{slug}/logboek/")


def _witness(slug: str, name: str) -> Witness:
    folder = Path(settings.DATA) / "witnesses" / slug / name
    return Witness(folder, f"{name}.{slug}.example", _without_network(slug))


def _invite(slug: str, witnesses: dict[str, Witness]) -> None:
    """Write the policy: two of three, of which the residents' side is always one."""
    text = checkpoints.policy_text(slug)
    residents, *others = witnesses
    lines = [f"witness {name} {one.signer.key}" for name, one in witnesses.items()]
    lines += [f"group anderen any {' '.join(others)}", f"group samen all {residents} anderen"]
    wanted = "\n".join([*lines, "quorum samen\n"])
    if "quorum none\n" in text:
        checkpoints.write_through(
            checkpoints.policy_path(slug), text.replace("quorum none\n", wanted)
        )


def _without_network(slug: str) -> Callable[[str, bytes | None], str]:
    """Return what the addresses for programs would answer, without asking a server."""

    def send(url: str, body: bytes | None) -> str:
        words = url.partition("/logboek/")[2].strip("/").split("/")
        sizes = [int(word) for word in words[1:]]
        if body:
            return "\n".join(checkpoints.accept_cosignatures(slug, sizes[0], body.decode()))
        if words[0] == "getuigen.txt":
            return checkpoints.policy_text(slug)
        if len(sizes) == 2:
            proof = checkpoints.consistency_of(slug, *sizes)
            return "".join(f"{notes.encode(step)}\n" for step in proof)
        return str(checkpoints.latest(slug, many=1)[0].note)

    return send
