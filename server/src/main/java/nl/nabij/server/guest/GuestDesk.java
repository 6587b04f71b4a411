package nl.nabij.server.guest;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.CallId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.CallGuests;
import nl.nabij.server.access.Person;
import nl.nabij.server.call.CallLimits;
import nl.nabij.server.call.GuestKind;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.Person.Guest;
import nl.nabij.server.call.Person.Staff;
import nl.nabij.server.calling.CallCompany;
import nl.nabij.server.calling.CallCompany.Answer;
import nl.nabij.server.calling.CallCompany.Colleague;
import nl.nabij.server.calling.CallCompany.Seen;
import nl.nabij.server.calling.Calls;
import nl.nabij.server.calling.Visitor;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.web.QrRows;

/// Who is added to a call while it goes on. Each method blocks.
public final class GuestDesk {

    private static final String GUEST = "guest-";

    private final Calls calls;
    private final CallCompany company;
    private final GuestLinks links;
    private final Database database;
    private final SecureRandom random;
    private final Supplier<String> origin;

    /// @param origin what a link begins with, such as `https://centre.example`
    public GuestDesk(Calls calls, Database database, SecureRandom random, Supplier<String> origin) {
        this.calls = calls;
        this.company = calls.company();
        this.links = new GuestLinks(database);
        this.database = database;
        this.random = random;
        this.origin = origin;
    }

    /// @return empty where the call is not this person's to know of
    Optional<Seen> seen(CallId call, Person who) {
        return company.seen(call, who.organisation(), party(who));
    }

    sealed interface Invited {}

    record Link(CallGuests.Link link) implements Invited {}

    record Refused(Answer why) implements Invited {}

    /// First the link, then the invitation: a guest whom all are told of, and who has no link, would be
    /// waited for in vain.
    Invited invite(Person by, Seen call, CallGuests.Ask ask, UUID id) {
        GuestSecret secret = GuestSecret.random(random);
        GuestLinks.Made made = new GuestLinks.Made(
                id, ask.name(), GuestLink.kind(ask.kind()), ask.clientAs(), by.shownName(), by.organisationName());
        Instant expiresAt = links.add(call, made, secret, CallLimits.GUEST_EXPECTED);
        Guest guest = new Guest(id, ask.name(), made.kind());
        Answer answer;
        try {
            answer = company.invite(call.call(), party(by), guest);
        } catch (RuntimeException e) {
            links.forget(id);
            throw e;
        }
        if (answer != Answer.DONE) {
            links.forget(id);
            return new Refused(answer);
        }
        String link = origin.get() + "/guest#" + secret.text();
        return new Link(new CallGuests.Link(
                guest.party().toString(), ask.name(), ask.kind(), link, QrRows.of(link), expiresAt));
    }

    /// Those whose pages listen now, by name.
    List<CallGuests.Colleague> colleagues(Person who, CallId call) {
        return company.colleagues(call, who.organisation()).stream()
                .filter(each -> !each.who().party().equals(party(who)))
                .map(each -> new CallGuests.Colleague(
                        each.who().user().value(), each.who().shownName(), name(each.organisation()), each.speaks()))
                .sorted(Comparator.comparing(CallGuests.Colleague::name))
                .toList();
    }

    private String name(OrganisationId organisation) {
        return database.asWorker(tx -> tx.first(
                        "select name from organisation where id = $1", row -> row.getString(0), organisation.value())
                .orElse(""));
    }

    /// @return empty where no page of this colleague listens
    Optional<Answer> inviteColleague(Person by, CallId call, UUID user) {
        return company.colleagues(call, by.organisation()).stream()
                .map(Colleague::who)
                .filter(who -> who.user().equals(new UserId(user)))
                .findFirst()
                .map(who -> company.invite(call, party(by), who));
    }

    /// Takes back what was asked: a link, a colleague who rings, a guest in the middle of the call.
    Answer dismiss(Person by, Seen call, PartyId whom) {
        Answer answer = company.dismiss(call.call(), party(by), whom);
        if (answer == Answer.DONE && whom.value().startsWith(GUEST)) {
            UUID link = UUID.fromString(whom.value().substring(GUEST.length()));
            links.takeBack(link, by.shownName());
            calls.leave(new Visitor(new Guest(link, "-", GuestKind.OTHER), call.home()));
        }
        return answer;
    }

    sealed interface Opening {}

    record Opened(CallGuests.Invitation invitation, GuestSecret cookie) implements Opening {}

    record Closed(GuestLink.Closed why) implements Opening {}

    Opening open(CallGuests.Open open) {
        GuestSecret cookie = GuestSecret.random(random);
        return switch (links.open(new GuestSecret(open.secret()), new GuestSecret(open.attempt()), cookie)) {
            case GuestLinks.Opened(GuestLink link) -> new Opened(invitation(link), cookie);
            case GuestLinks.Not(GuestLink.Closed why) -> new Closed(why);
        };
    }

    /// The browser that opened a link comes again.
    Opening again(String cookie) {
        GuestSecret secret = new GuestSecret(cookie);
        Optional<GuestLink> link = links.byCookie(secret);
        if (link.isEmpty()) {
            return new Closed(GuestLink.Closed.UNKNOWN);
        }
        return link.get()
                .closed()
                .<Opening>map(Closed::new)
                .orElseGet(() -> new Opened(invitation(link.get()), secret));
    }

    /// @return empty where this cookie lets nobody in
    Optional<Visitor> visitor(String cookie) {
        return links.byCookie(new GuestSecret(cookie))
                .filter(link -> link.closed().isEmpty())
                .map(link -> new Visitor(link.guest(), link.home(), Optional.of(link.clientShown())));
    }

    private static CallGuests.Invitation invitation(GuestLink link) {
        return new CallGuests.Invitation(
                link.call(),
                link.guest().party().toString(),
                link.name(),
                link.kindTold(),
                link.madeBy(),
                link.organisation(),
                link.clientShown(),
                link.expiresAt());
    }

    private static PartyId party(Person who) {
        return new Staff(who.id(), who.shownName()).party();
    }
}
