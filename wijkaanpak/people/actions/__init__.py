"""What may happen to people: joining, getting a role, a code, a second key, and leaving.

Codes and keys are no part of a neighbourhood's log: they would point at persons.
"""

from wijkaanpak.people.actions.codes import (
    LETTERS,
    PAPER_CODE_LASTS,
    card_secret,
    code_still_works,
    digest,
    mail_code,
    print_code,
    print_code_for_neighbour,
    use_code,
)
from wijkaanpak.people.actions.guessing import (
    WRONG_A_MINUTE,
    TooMany,
    count_try,
    look_up,
)
from wijkaanpak.people.actions.keys import (
    begin_second_key,
    confirm_second_key,
    renew_spare_codes,
    sign_out_everywhere,
    spare_codes_left,
    use_second_key,
    withdraw_second_key,
)
from wijkaanpak.people.actions.taking_part import (
    JOINED,
    choose_language,
    end_role,
    first_coordinator,
    give_role,
    invite_person,
    join_neighbourhood,
    leave,
    name_role,
    take_role,
)

__all__ = [
    "JOINED",
    "LETTERS",
    "PAPER_CODE_LASTS",
    "WRONG_A_MINUTE",
    "TooMany",
    "begin_second_key",
    "card_secret",
    "choose_language",
    "code_still_works",
    "confirm_second_key",
    "count_try",
    "digest",
    "end_role",
    "first_coordinator",
    "give_role",
    "invite_person",
    "join_neighbourhood",
    "leave",
    "look_up",
    "mail_code",
    "name_role",
    "print_code",
    "print_code_for_neighbour",
    "renew_spare_codes",
    "sign_out_everywhere",
    "spare_codes_left",
    "take_role",
    "use_code",
    "use_second_key",
    "withdraw_second_key",
]
