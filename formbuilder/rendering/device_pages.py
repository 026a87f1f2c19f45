"""Who else may see what is written here: stopping on a shared device, and what others can see."""

from __future__ import annotations

from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import CouncilSite, JourneySite
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.tongue.messages import N_, _

STOP = N_("Stop and clear this device")


def stop_page(site: JourneySite, token: str, *, sent: bool = False) -> TextPage:
    """Ask before this device forgets the form; once it is ``sent``, the code is not shown again."""
    see_code = Link(_("See your reference and your code first"), site.to("code"))
    back = Link(_("No, go back"), site.to("sent")) if sent else Link(_("No, go back to the form"), site.tasks)
    return text_page(
        site.council,
        _(STOP),
        Part(
            lines=(
                _("Everything that you saved stays with us. Nobody can open it without your code."),
                _("After this, nothing on this device opens your form."),
                _("To come back you need your reference and your code."),
            ),
            links=() if sent else (see_code,),
        ),
        press=Press(text=_(STOP), action=site.to("stop"), token=token),
        links=(back,),
    )


def stopped_page(site: CouncilSite) -> TextPage:
    """Say that this device has forgotten the form, and what it still knows."""
    return text_page(
        site.council,
        _("This device is cleared"),
        Part(
            lines=(
                _("Nothing on this device opens your form now."),
                _("The list of pages that were visited (the history) still shows this council’s website."),
                _("A copy that you saved or printed is still where you put it."),
            ),
        ),
        links=(
            Link(_("What other people can see"), site.others_see),
            Link(_("Come back to a form that you started"), site.come_back),
        ),
    )


def others_see_page(site: CouncilSite) -> TextPage:
    """Say plainly what the owner of the internet connection, or of the phone, can see."""
    return text_page(
        site.council, _("What other people can see"), *_who_sees(), links=(Link(_("See all forms"), site.home),)
    )


def _who_sees() -> tuple[Part, ...]:
    return (
        Part(
            heading=_("Who looks after your internet connection"),
            lines=(_("This can be a person at home, at work, at school or in a library."),),
            points=(
                _("They can see that this device visited this council’s website, and when."),
                _("They cannot see what you wrote, or which form you opened."),
            ),
        ),
        Part(
            heading=_("Who uses the same phone or computer"),
            points=(
                _("They can see in the history that somebody visited this council’s website."),
                _("They can see the names of the pages there."),
                _("They can see copies that you saved, in the list of downloads, and what you printed."),
                _("While your form is open here they can open it too. Stop and clear this device when you stop."),
                _("If somebody has put a program on your phone to watch you, they may see all that you do."),
            ),
        ),
        Part(
            heading=_("What “Leave this page quickly” does"),
            points=(
                _("It goes to another website at once."),
                _("After that, Back and the history show a page that says nothing about you. It asks for your code."),
                _("What you saved is kept. What you typed on that page and did not save is not kept."),
            ),
        ),
        Part(
            heading=_("What it does not do"),
            points=(
                _("It does not take this council’s website out of the history."),
                _("It does not delete copies that you saved."),
                _("It cannot stop a person who looks at your screen, or a program that watches this device."),
            ),
        ),
        Part(
            heading=_("To keep this more private"),
            points=(
                _("Use a private window of your browser. It keeps no history when you close it."),
                _("Say that you share the device when you start. Then the form closes after 10 minutes without use."),
                _("Keep your code where nobody else looks."),
                _("Use another phone or computer, for example at a library or at a friend’s home."),
            ),
        ),
        Part(
            heading=_("Who at the council can see it"),
            points=(
                _("Until you send your form, nobody."),
                _("After you send it, the workers who read it."),
            ),
        ),
    )
