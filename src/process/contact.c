/* Whom to ask about an obligation. */
#include "process/process.h"

static const char *or_else(const char *text, const char *other)
{
    return text && *text ? text : other ? other : "";
}

static struct contact contact_or(struct contact first, struct contact other)
{
    return (struct contact){or_else(first.person, other.person),
                            or_else(first.phone, other.phone),
                            or_else(first.email, other.email)};
}

static struct contact contact_of(const struct sender *sender)
{
    return sender
               ? (struct contact){sender->author, sender->phone, sender->email}
               : (struct contact){"", "", ""};
}

struct contact obligation_contact(const struct process *process,
                                  const struct obligation *obligation)
{
    struct contact known = {"", "", ""}, sent = known;
    if (obligation->unit) {
        const struct obligation *first =
            process_of_unit(process, obligation->unit, DUTY_SELF_ASSESSMENT);
        sent = contact_of(first ? first->sender : NULL);
        known = obligation->unit->contact;
    } else if (obligation->agency != SIZE_MAX) {
        known = campaign_agency_contact(process_campaign(process),
                                        obligation->agency);
    }
    return contact_or(contact_of(obligation->sender), contact_or(sent, known));
}
