#!/usr/bin/env python3
"""Tel een wijkbudget na. Je hebt alleen Python nodig (3.9 of nieuwer).

    python3 natellen.py uitslag.pb
    python3 natellen.py stemmen.pb --regel regel.json
    python3 natellen.py uitslag.pb --json

Dit programma gebruikt geen internet en verandert niets. Het leest de stemmen en de regel die
vooraf vaststond, telt alles opnieuw met breuken (dus zonder afronden) en zegt welke plannen
winnen. Staat de uitslag in het bestand, dan vergelijkt het die ook. Het eindigt met 0 als alles
klopt, met 1 als de uitslag anders is en met 2 als het bestand niet te lezen is.

Het is met opzet een tweede programma: het gebruikt niets van het programma dat eerst telde. Het
is ook langzamer. De regel staat uitgelegd in docs/reference/counting.md.
"""

import argparse
import csv
import io
import json
import sys
from datetime import date
from fractions import Fraction

csv.field_size_limit(10**8)
USAGE = """\
python3 natellen.py BESTAND [--regel BESTAND] [--json]

  BESTAND          het .pb-bestand met plannen en stemmen
  --regel BESTAND  een bestand met de regel, als die niet in het .pb-bestand staat
  --json           schrijf de uitkomst als JSON
  --help           deze uitleg

In English: this counts a neighbourhood budget again. BESTAND is the .pb file with plans and votes;
--regel is a file with the rule when the .pb file has none. GOED is right, LET OP is take care and
FOUT is wrong.
"""


class Fault(Exception):
    """Something does not fit; the sentence says what."""

    def __init__(self, sentence, *values):
        super().__init__(sentence % values)


# --- Reading the file (pabulib.org/format) ----------------------------------------------------


class Plan:
    def __init__(self, key, name, cost, themes, areas):
        self.key, self.name, self.cost = key, name, cost
        self.themes, self.areas = themes, areas


class Ballot:
    def __init__(self, choices, points, channel, weight):
        self.choices, self.points = choices, points
        self.channel, self.weight = channel, weight


class Box:
    """Everything in a file: META, plans in order, ballots, and the official winners if any."""

    def __init__(self, text):
        self.meta, self.plans, self.ballots = {}, {}, []
        self.selected, self.names = None, []
        part, reader = "", csv.reader(io.StringIO(text, newline=""), delimiter=";")
        for row in reader:
            title = row[0].strip().upper() if len(row) == 1 else ""
            if title in ("META", "PROJECTS", "VOTES"):
                part = title
                self.names = [name.strip() for name in next(reader, [])]
            elif any(row):
                self.take(part, dict(zip(self.names, row)), reader.line_num)
        for name in ("budget", "vote_type"):
            if name not in self.meta:
                raise Fault("in het deel META staat geen '%s'", name)
        self.money = cents(self.meta["budget"])

    def take(self, part, row, line):
        try:
            if part == "META":
                self.meta[row["key"].strip()] = row["value"].strip()
            elif part == "PROJECTS":
                self.take_plan(row)
            elif part == "VOTES":
                self.take_ballot(row)
        except (KeyError, ValueError, ZeroDivisionError) as error:
            raise Fault("regel %d van het bestand is fout (%s)", line, error) from None

    def take_plan(self, row):
        areas = words(row.get("neighborhood") or row.get("district") or "")
        key, themes = row["project_id"].strip(), words(row.get("category") or "")
        self.plans[key] = Plan(key, row.get("name", ""), cents(row["cost"]), themes, areas)
        if "selected" in row:
            self.selected = self.selected or set()
            if row["selected"].strip() in ("1", "3"):
                self.selected.add(key)

    def take_ballot(self, row):
        choices, points = words(row["vote"]), words(row.get("points") or "")
        given = [Fraction(point) for point in points] or [Fraction(1)] * len(choices)
        firsts = {}
        for choice, point in zip(choices, given):
            if choice not in self.plans:
                raise Fault("een stem noemt plan %s, maar dat plan is er niet", choice)
            firsts.setdefault(choice, point)
        weight = Fraction((row.get("weight") or "1").strip())
        channel = (row.get("voting_method") or "").strip()
        self.ballots.append(Ballot(list(firsts), list(firsts.values()), channel, weight))


def words(text):
    return [word.strip() for word in text.split(",") if word.strip()]


def cents(text):
    amount = Fraction(text.strip()) * 100
    if amount.denominator != 1 or amount < 0:
        raise ValueError(f"'{text}' is geen bedrag in hele centen")
    return int(amount)


# --- The rule ---------------------------------------------------------------------------------

USUAL = {
    "name": "equal-shares", "utility": "cost", "completion": "none", "stop": "overspend",
    "step": 100, "start": "exact", "ties": ["cheapest", "most-votes", "lot"], "lot": [],
    "least_votes": 0, "least_share": 0, "least_by_cost": 0, "least_points": 0,
    "least_choices": 0, "channels": {}, "places": [], "skip": True, "pots": {},
    "pots_by": "theme", "leftover": "none",
}  # fmt: skip


def rule_of(given):
    for name in given:
        if name not in USUAL:
            raise Fault("de regel heeft een onderdeel '%s' dat ik niet ken", name)
    return dict(USUAL, **given)


class Count:
    """The ballots by a rule: weights, votes, the plans that take part, and the tie order."""

    def __init__(self, box, rule, conditions):
        self.plans, self.money, self.rule = box.plans, box.money, rule
        self.conditions = conditions
        kept = [b for b in box.ballots if len(b.choices) >= rule["least_choices"]]
        self.counted = len(kept)
        self.per_channel = self.channels(kept)
        self.groups = {}  # choices with points -> weight
        for ballot in kept:
            weight = ballot.weight * self.per_channel.get(ballot.channel, 1)
            scored = tuple(zip(ballot.choices, ballot.points))
            self.groups[scored] = self.groups.get(scored, 0) + weight
        self.weight = sum(self.groups.values(), Fraction(0))
        self.votes = dict.fromkeys(self.plans, Fraction(0))
        self.points = dict.fromkeys(self.plans, Fraction(0))
        self.supporters = {key: [] for key in self.plans}  # (group, points each)
        self.number, self.of_group = 0, []
        for scored, weight in self.groups.items():
            self.add_group(scored, weight, box.meta["vote_type"])
        self.order = self.tie_order()
        self.taking_part = [key for key in self.plans if self.takes_part(key)]

    def channels(self, ballots):
        shares, cast = self.rule["channels"], {}
        if not shares:
            return {}
        for ballot in ballots:
            if ballot.channel not in shares:
                raise Fault("een stem kwam via '%s'; dat heeft geen aandeel", ballot.channel)
            cast[ballot.channel] = cast.get(ballot.channel, 0) + 1
        used = sum(Fraction(shares[channel]) for channel in cast) or 1
        return {c: Fraction(shares[c]) / used * len(ballots) / n for c, n in cast.items()}

    def add_group(self, scored, weight, vote_type):
        group, by_points = len(self.of_group), self.rule["utility"] == "points"
        self.of_group.append(weight)
        places = [Fraction(place) for place in self.rule["places"]]
        if vote_type == "ordinal" and not places and by_points:
            raise Fault("de regel zegt niet hoeveel punten een plek waard is")
        for place, (key, point) in enumerate(scored):
            if vote_type == "ordinal":
                point = places[place] if place < len(places) else Fraction(0)
            self.points[key] += weight * point
            if not by_points:
                point = Fraction(1)
            if point > 0:
                self.votes[key] += weight
                self.supporters[key].append((group, point))

    def takes_part(self, key):
        rule, votes, cost = self.rule, self.votes[key], self.plans[key].cost
        return (
            0 < cost <= self.money
            and votes > 0
            and votes >= Fraction(rule["least_votes"])
            and votes >= Fraction(rule["least_share"]) * self.weight
            and votes * self.money >= Fraction(rule["least_by_cost"]) * cost * self.weight
            and self.points[key] >= Fraction(rule["least_points"])
        )

    def tie_order(self):
        """Return for each plan its place: the lowest goes first when two are equal."""
        lot = {key: place for place, key in enumerate(self.rule["lot"])}
        for key in self.plans:
            if lot and key not in lot:
                raise Fault("plan %s staat niet in de loting", key)
        by = {
            "cheapest": lambda key: self.plans[key].cost,
            "most-votes": lambda key: -self.votes[key],
            "lot": lambda key: lot.get(key, 0),
            "key": lambda key: key,
        }
        ties = self.rule["ties"]
        ranked = sorted(self.plans, key=lambda key: ([by[tie](key) for tie in ties], key))
        return {key: place for place, key in enumerate(ranked)}

    def may_add(self, winners, key):
        """Ask the conditions, unless these plans cost more than there is anyhow."""
        together = [*winners, key]
        if sum(self.plans[one].cost for one in together) > self.money:
            return True
        return self.conditions is None or self.conditions.allow(together)

    def winners(self):
        if self.rule["name"] == "greedy":
            return self.greedy()
        if self.rule["name"] == "phragmen":
            return self.phragmen()
        if self.rule["name"] == "equal-shares":
            return self.equal_shares()
        raise Fault("ik ken de telregel '%s' niet", self.rule["name"])

    # --- Most votes that fit

    def by_worth(self, keys):
        worth = {
            "cost": lambda key: self.votes[key],
            "cardinality": lambda key: self.votes[key] / self.plans[key].cost,
            "points": lambda key: self.points[key],
        }[self.rule["utility"]]
        return sorted(keys, key=lambda key: (-worth(key), self.order[key]))

    def fill(self, keys, winners, left, skip):
        for key in keys:
            cost = self.plans[key].cost
            if cost <= left and self.may_add(winners, key):
                winners.append(key)
                left -= cost
            elif cost > left and not skip:
                return

    def left_after(self, winners):
        return self.money - sum(self.plans[key].cost for key in winners)

    def pot_of(self, key):
        plan = self.plans[key]
        places = plan.themes if self.rule["pots_by"] == "theme" else plan.areas
        return places[0] if places else ""

    def greedy(self):
        rule, winners, order = self.rule, [], self.by_worth(self.taking_part)
        for pot, money in rule["pots"].items():
            inside = [key for key in order if self.pot_of(key) == pot]
            self.fill(inside, winners, min(money, self.left_after(winners)), rule["skip"])
        if not rule["pots"]:
            self.fill(order, winners, self.money, rule["skip"])
        elif rule["leftover"] != "none":
            rest = [key for key in order if key not in winners]
            self.fill(rest, winners, self.left_after(winners), rule["leftover"] == "skip")
        return winners

    # --- Phragmén: everybody earns at the same pace

    def phragmen(self):
        winners, waiting, left = [], list(self.taking_part), self.money
        earned = [Fraction(0)] * len(self.of_group)  # at the last purchase of each group
        while waiting:
            moment = {}
            for key in waiting:
                had = sum(self.of_group[g] * earned[g] for g, _point in self.supporters[key])
                moment[key] = (self.plans[key].cost + had) / self.votes[key]
            first = min(moment.values())
            tied = [key for key in waiting if moment[key] == first]
            if any(self.plans[key].cost > left for key in tied):
                break
            key = min(tied, key=self.order.get)
            waiting.remove(key)
            if self.may_add(winners, key):
                winners.append(key)
                left -= self.plans[key].cost
                for group, _point in self.supporters[key]:
                    earned[group] = first
        return winners

    # --- Equal shares

    def equal_shares(self):
        if not self.weight:
            return []
        rule = self.rule
        share = self.money / self.weight
        if rule["start"] == "floor":
            share = Fraction(share // 100 * 100)
        winners, waiting = self.buy(share)
        if rule["completion"] == "add-one":
            while not self.enough(winners, waiting):
                share += rule["step"]
                further, still_waiting = self.buy(share)
                if self.left_after(further) < 0:
                    break
                winners, waiting = further, still_waiting
        elif rule["completion"] == "utilitarian":
            rest = [key for key in self.by_worth(self.taking_part) if key not in winners]
            self.fill(rest, winners, self.left_after(winners), True)
        return winners

    def enough(self, winners, waiting):
        """Raising ends when no plan is waiting, or (exhaustive) when nothing more fits."""
        if self.rule["stop"] == "overspend" or not waiting:
            return not waiting
        left = self.left_after(winners)
        fits = [key for key in waiting if self.plans[key].cost <= left]
        return not any(self.may_add(winners, key) for key in fits)

    def buy(self, share):
        """Let everybody buy with this share; return the winners and who could not be paid."""
        money = [share] * len(self.of_group)
        winners, waiting, dead = [], {key: Fraction(0) for key in self.taking_part}, set()
        while True:
            chosen, price = self.cheapest(waiting, money, dead)
            if chosen is None:
                return winners, dead
            del waiting[chosen]
            if self.may_add(winners, chosen):
                winners.append(chosen)
                for group, point in self.supporters[chosen]:
                    money[group] = max(Fraction(0), money[group] - price * point)

    def cheapest(self, waiting, money, dead):
        """Return the plan that costs its supporters least for what it is worth, and its price."""
        by_cost, best, chosen, price = self.rule["utility"] == "cost", None, None, None
        for key in sorted(waiting, key=lambda one: (waiting[one], self.order[one])):
            if best is not None and waiting[key] > best[0]:
                break  # money only goes down, so a plan never gets cheaper
            found = self.price(key, money)
            if found is None:
                del waiting[key]
                dead.add(key)
                continue
            waiting[key] = found / self.plans[key].cost if by_cost else found
            if best is None or (waiting[key], self.order[key]) < best:
                best, chosen, price = (waiting[key], self.order[key]), key, found
        return chosen, price

    def price(self, key, money):
        """Return what each pays (per point) for a plan, or None when they cannot pay it."""
        cost = Fraction(self.plans[key].cost)
        alike = {}  # supporters with as much money and points are taken together
        for group, point in self.supporters[key]:
            kind = money[group], point
            alike[kind] = alike.get(kind, 0) + self.of_group[group]
        points = sum(weight * point for (_left, point), weight in alike.items())
        for left, point in sorted(alike, key=lambda kind: kind[0] / kind[1]):
            if cost <= left / point * points:
                return cost / points
            cost -= alike[left, point] * left
            points -= alike[left, point] * point
        return None


# --- Conditions of pots and guarantees --------------------------------------------------------


class Conditions:
    """Whether the pots can pay plans together, and guarantees can still be kept."""

    def __init__(self, given):
        self.pots, self.guarantees = given.get("pots", []), given.get("guarantees", [])
        self.plans = {plan["key"]: plan for plan in given.get("plans", [])}
        self.known = {}
        self.promised = []
        for guarantee in self.guarantees:
            members = [key for key, plan in self.plans.items() if belongs(plan, guarantee)]
            self.promised.append((guarantee["least"], members))
            self.promised[-1] = (self.reach(guarantee["least"], members), members)

    def reach(self, least, members):
        """Return the guarantee, lowered to what can be given beside those before it."""
        if self.leads_on([]):
            return least
        sums = {0}
        for key in members:
            sums |= {one + self.asked(key) for one in sums}
        for lower in sorted((one for one in sums if one < least), reverse=True):
            self.promised[-1] = (lower, members)
            if self.leads_on([]):
                return lower
        return 0

    def asked(self, key):
        return self.plans[key]["cost"] - self.plans[key].get("own", 0)

    def allow(self, keys):
        wanted = frozenset(keys)
        if wanted not in self.known:
            self.known[wanted] = self.leads_on(sorted(wanted))
        return self.known[wanted]

    def leads_on(self, keys):
        """Tell whether these can be paid, if need be with more plans that keep the guarantees."""
        if not self.payable(keys):
            return False
        for least, members in self.promised:
            if sum(self.asked(key) for key in members if key in keys) < least:
                more = [key for key in members if key not in keys]
                return any(self.leads_on(sorted([*keys, key])) for key in more)
        return True

    def payable(self, keys, decided=()):
        """Tell whether the pots can pay all, each pot nothing or its least share and more.

        `decided` says of a pot and a plan what the pot pays at least; 0 is that it pays nothing.
        Where the others are given too little, both are tried: the least share, or nothing.
        """
        decided = dict(decided)
        given = self.flow(keys, decided)
        if given is None:
            return False
        for (place, key), amount in given.items():
            low = least(self.plans[key], self.pots[place])
            if 0 < amount < low and (place, key) not in decided:
                return any(self.payable(keys, {**decided, (place, key): c}) for c in (low, 0))
        return True

    def flow(self, keys, decided):
        """Return what each pot gives beside what was decided, or None (Ford and Fulkerson)."""
        pairs = [(place, key) for key in keys for place in range(len(self.pots))]
        room = {(p, key): most(self.plans[key], self.pots[p]) for p, key in pairs}
        left, given = [pot["amount"] for pot in self.pots], {}
        missing = {key: self.asked(key) for key in keys}
        for (place, key), low in decided.items():
            room[place, key] = room[place, key] - low if low else 0
            left[place], missing[key] = left[place] - low, missing[key] - low
            if min(room[place, key], left[place], missing[key]) < 0:
                return None
        for key in keys:
            while missing[key]:
                moved = self.move(key, missing[key], left, room, given)
                if not moved:
                    return None
                missing[key] -= moved
        return given

    def move(self, key, missing, left, room, given):
        """Bring cents from a pot with money left to this plan, along other plans if need be."""
        came, line = {("plan", key): None}, [("plan", key)]
        for kind, at in line:
            if kind == "plan":
                steps = [("pot", p) for p in range(len(self.pots)) if room[p, at] > 0]
            else:
                if left[at]:
                    return self.along(came, at, missing, left, room, given)
                steps = [("plan", k) for (p, k), cents in given.items() if p == at and cents]
            for step in steps:
                if step not in came:
                    came[step] = (kind, at)
                    line.append(step)
        return 0

    def along(self, came, pot, missing, left, room, given):
        path, at = [], ("pot", pot)
        while came[at] is not None:
            path.append((at, came[at]))
            at = came[at]
        amount = min(missing, left[pot])
        for (kind, one), (_kind, other) in path:
            pair = (one, other) if kind == "pot" else (other, one)
            amount = min(amount, room[pair] if kind == "pot" else given[pair])
        for (kind, one), (_kind, other) in path:
            pair = (one, other) if kind == "pot" else (other, one)
            change = amount if kind == "pot" else -amount
            given[pair] = given.get(pair, 0) + change
            room[pair] -= change
        left[pot] -= amount
        return amount


def most(plan, pot):
    """Return the most a pot may pay for a plan: 0 when a condition is broken."""
    themes, areas = set(pot.get("themes", [])), set(pot.get("areas", []))
    late = "ends" in pot and "spent_by" in plan
    own = plan.get("own", 0)
    fits = (
        (not themes or themes & set(plan.get("themes", [])))
        and (not areas or lies_in(plan, areas))
        and within(plan, pot)
        and not (late and date.fromisoformat(plan["spent_by"]) > date.fromisoformat(pot["ends"]))
        and own * 100 >= plan["cost"] * pot.get("own_share", 0)
    )
    share = plan["cost"] * pot.get("most_share", 100) // 100
    return min(share, plan["cost"] - own) if fits else 0


def least(plan, pot):
    """Return the least that a pot pays for a plan when it pays anything, rounded up."""
    return -(-plan["cost"] * pot.get("least_share", 0) // 100)


def belongs(plan, guarantee):
    themes, areas = set(guarantee.get("themes", [])), set(guarantee.get("areas", []))
    return (
        bool(not themes or themes & set(plan.get("themes", [])))
        and (not areas or lies_in(plan, areas))
        and within(plan, guarantee)
    )


def lies_in(plan, areas):
    return bool(plan.get("areas")) and set(plan["areas"]) <= areas


def within(plan, asked):
    if not asked.get("ages"):
        return True
    ages = plan.get("ages")
    return bool(ages) and asked["ages"][0] <= ages[0] <= ages[1] <= asked["ages"][1]


# --- Saying it --------------------------------------------------------------------------------


def euros(amount):
    whole, rest = divmod(amount, 100)
    return "€ " + f"{whole:,}".replace(",", ".") + (f",{rest:02d}" if rest else "")


def say(verdict, sentence, *values):
    print(verdict.ljust(7) + sentence % values, flush=True)


def read(path):
    with open(path, "rb") as file:
        return file.read().decode("utf-8-sig")


def recount(given):
    """Count again; return 0, or 1 when the result in the file is another."""
    box = Box(read(given.bestand))
    text = read(given.regel) if given.regel else box.meta.get("counting_rule")
    if not text:
        raise Fault("in het bestand staat geen regel; geef die met --regel")
    rule = rule_of(json.loads(text))
    asked = box.meta.get("counting_conditions")
    conditions = Conditions(json.loads(asked)) if asked else None
    count = Count(box, rule, conditions)
    winners = count.winners()
    same = box.selected is None or box.selected == set(winners)
    if given.json:
        left = count.left_after(winners)
        found = {"winners": winners, "left": left, "ballots": count.counted, "same": same}
        print(json.dumps(found, ensure_ascii=False))
        return 0 if same else 1
    say_winners(box, count, winners)
    say_difference(box.selected, set(winners))
    return 0 if same else 1


def say_winners(box, count, winners):
    left_out = len(box.ballots) - count.counted
    say("", "%d stemmen geteld, %d plannen, %s.", count.counted, len(box.plans), euros(box.money))
    if left_out:
        say("LET OP", "%d stemmen tellen niet mee, want er staan te weinig plannen op.", left_out)
    for channel, weight in sorted(count.per_channel.items()):
        say("", "Eén stem via '%s' telt voor %s.", channel, weight)
    for place, key in enumerate(winners, 1):
        plan = box.plans[key]
        say("", "%d. %s %s (%s)", place, plan.key, plan.name, euros(plan.cost))
    say("", "Er blijft %s over.", euros(count.left_after(winners)))


def say_difference(selected, winners):
    if selected is None:
        say("LET OP", "In het bestand staat geen uitslag om mee te vergelijken.")
        return
    for key in sorted(selected - winners):
        say("FOUT", "Plan %s staat wel in de uitslag, maar wint niet.", key)
    for key in sorted(winners - selected):
        say("FOUT", "Plan %s wint, maar staat niet in de uitslag.", key)
    if selected == winners:
        say("GOED", "Dit zijn dezelfde plannen als in de uitslag.")


class Words(argparse.ArgumentParser):
    """Reads the command line; says in Dutch, and under it in English, how to begin."""

    def format_help(self):
        return USAGE

    def error(self, message):
        print("FOUT   Zo kan ik niet beginnen. Zo wel:\n\n" + USAGE, file=sys.stderr)
        print("What went wrong: " + message, file=sys.stderr)
        sys.exit(2)


def main(words=None):
    parser = Words()
    parser.add_argument("bestand")
    parser.add_argument("--regel")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(words)
    try:
        return recount(given)
    except Fault as fault:
        said = str(fault)
        say("FOUT", "%s.", said[:1].upper() + said[1:])
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        say("FOUT", "Het bestand is niet te lezen. De computer zegt: %s.", error)
    return 2


if __name__ == "__main__":
    sys.exit(main())
