package nl.nabij.server.family;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.Relatives;
import nl.nabij.server.access.OneTimeCode;
import nl.nabij.server.access.Person;
import nl.nabij.server.calling.Visitor;
import nl.nabij.server.portrait.Portrait;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// Whom a client lets in to call her, as her organisation writes it down: invited by a one-time link,
/// allowed
/// more or less, taken back. Calls block.
public final class RelativeBook {

    /// Long enough for a letter and a visit, short enough that one in an old message opens nothing.
    public static final Duration LINK_LIVES = Duration.ofDays(7);

    private final Database database;
    private final SecureRandom random;
    private final Supplier<UUID> ids;
    private final FamilyNews news;

    /// @param ids unguessable
    public RelativeBook(Database database, SecureRandom random, Supplier<UUID> ids, FamilyNews news) {
        this.database = database;
        this.random = random;
        this.ids = ids;
        this.news = news;
    }

    public enum Refused {
        NO_SUCH_HOME,
        /// Care ended there.
        ENDED,
        /// None of this home, or taken back already.
        NO_SUCH_RELATIVE,
        NO_SUCH_BROWSER,
        TOO_MANY,
        NO_PHOTO
    }

    public sealed interface Answer<T> {}

    public record Done<T>(T what) implements Answer<T> {}

    public record No<T>(Refused why) implements Answer<T> {}

    /// @param secret told once: its hash is kept
    public record Made(UUID relative, String secret, Instant until) {}

    private record Known(String name, boolean mayCall) {}

    public Answer<Relatives> find(OrganisationId organisation, GatewayId home) {
        return database.asOrganisation(
                organisation,
                tx -> RelativeRows.stay(tx, home)
                        .<Answer<Relatives>>map(_ -> new Done<>(RelativeRows.all(tx, home)))
                        .orElseGet(() -> new No<>(Refused.NO_SUCH_HOME)));
    }

    public Answer<Made> invite(Person by, GatewayId home, Relatives.Invite invite) {
        UUID id = ids.get();
        Answer<Made> answer = inLivingHome(by, home, tx -> {
            if (RelativeRows.all(tx, home).relatives().size() >= Relatives.MOST) {
                return new No<>(Refused.TOO_MANY);
            }
            tx.update(
                    "insert into relative (id, home_id, organisation_id, name, relation, said_by, invited_by)"
                            + " values ($1, $2, $3, $4, $5, $6, $7)",
                    id,
                    home.value(),
                    by.organisation().value(),
                    invite.name(),
                    invite.relation(),
                    invite.by(),
                    by.shownName());
            FamilyEvent.INVITED.write(tx, home, id, by.shownName());
            RelativeRows.tellScreen(tx, home);
            return new Done<>(newLink(tx, by.organisation(), home, id));
        });
        return telling(home, answer);
    }

    /// The older ones are taken back: one link is out at a time.
    public Answer<Made> link(Person by, GatewayId home, UUID relative) {
        return inLivingHome(
                by,
                home,
                tx -> RelativeRows.living(tx, home, relative)
                        .<Answer<Made>>map(_ -> {
                            takeLinksBack(tx, relative);
                            FamilyEvent.LINK_MADE.write(tx, home, relative, by.shownName());
                            return new Done<>(newLink(tx, by.organisation(), home, relative));
                        })
                        .orElseGet(() -> new No<>(Refused.NO_SUCH_RELATIVE)));
    }

    private Made newLink(Transaction tx, OrganisationId organisation, GatewayId home, UUID relative) {
        OneTimeCode code = OneTimeCode.fresh(random);
        Instant until = tx.one(
                "select nabij_now() + $1 * interval '1 millisecond'",
                row -> row.getOffsetDateTime(0).toInstant(),
                LINK_LIVES.toMillis());
        tx.update(
                "insert into relative_link (code_hash, relative_id, home_id, organisation_id, expires_at)"
                        + " values ($1, $2, $3, $4, $5)",
                code.hash(),
                relative,
                home.value(),
                organisation.value(),
                until.atOffset(ZoneOffset.UTC));
        return new Made(relative, code.text(), until);
    }

    private static void takeLinksBack(Transaction tx, UUID relative) {
        tx.update(
                "update relative_link set taken_back_at = clock_timestamp()"
                        + " where relative_id = $1 and used_at is null and taken_back_at is null",
                relative);
    }

    public Answer<Relatives> allow(Person by, GatewayId home, UUID relative, Relatives.Allow allow) {
        boolean[] less = new boolean[1];
        Known[] whom = new Known[1];
        Answer<Relatives> answer = changed(by, home, relative, (tx, known) -> {
            whom[0] = known;
            less[0] = known.mayCall() && !allow.mayCall();
            tx.update(
                    "update relative set may_call = $2, from_time = $3, until_time = $4, on_screen = $5, said_by = $6"
                            + " where id = $1",
                    relative,
                    allow.mayCall(),
                    allow.from(),
                    allow.until(),
                    allow.onScreen(),
                    allow.by());
            FamilyEvent.ALLOWED.write(tx, home, relative, by.shownName());
            return Optional.empty();
        });
        if (answer instanceof Done && less[0]) {
            news.mayNotCall(visitor(home, relative, whom[0].name()));
        }
        return answer;
    }

    /// @param portrait empty to take the photo away
    public Answer<Relatives> photo(Person by, GatewayId home, UUID relative, Optional<Portrait> portrait) {
        return changed(by, home, relative, (tx, _) -> {
            RelativeRows.keepPhoto(tx, relative, portrait);
            FamilyEvent.PHOTO.write(tx, home, relative, by.shownName());
            return Optional.empty();
        });
    }

    public Answer<byte[]> photoOf(OrganisationId organisation, GatewayId home, UUID relative) {
        return database.asOrganisation(
                organisation,
                tx -> tx.first(
                                "select photo from relative where id = $1 and home_id = $2 and photo is not null",
                                row -> row.getBuffer(0).getBytes(),
                                relative,
                                home.value())
                        .<Answer<byte[]>>map(Done::new)
                        .orElseGet(() -> new No<>(Refused.NO_PHOTO)));
    }

    /// From now on nobody comes in by it: link, browsers and passkeys are gone, and what she had allowed
    /// this
    /// relative with them.
    public Answer<Relatives> takeBack(Person by, GatewayId home, UUID relative) {
        Known[] whom = new Known[1];
        Answer<Relatives> answer = changed(by, home, relative, (tx, known) -> {
            whom[0] = known;
            FamilyEvent.TAKEN_BACK.write(tx, home, relative, by.shownName());
            takeLinksBack(tx, relative);
            tx.update("delete from relative_session where relative_id = $1", relative);
            tx.update("delete from relative_passkey where relative_id = $1", relative);
            tx.update(
                    "update call_consent set ended_at = clock_timestamp(), ended_by = $2"
                            + " where caller_relative = $1 and ended_at is null",
                    relative,
                    by.shownName());
            tx.update(
                    "update relative set ended_at = clock_timestamp(), ended_by = $2, photo = null, photo_name = null"
                            + " where id = $1",
                    relative,
                    by.shownName());
            return Optional.empty();
        });
        if (answer instanceof Done) {
            news.browserLeft(visitor(home, relative, whom[0].name()));
            news.mayNotCall(visitor(home, relative, whom[0].name()));
        }
        return answer;
    }

    /// A telephone that was lost: that browser is out, and no passkey of this relative opens anything any
    /// more, since nobody here knows on which device each of them is. So is what came in while this was
    /// under way: whoever has the telephone may be pressing in the same moment.
    public Answer<Relatives> endBrowser(Person by, GatewayId home, UUID relative, UUID browser) {
        Known[] whom = new Known[1];
        OffsetDateTime asked = database.asWorker(tx -> tx.one("select nabij_now()", row -> row.getOffsetDateTime(0)));
        Answer<Relatives> answer = changed(by, home, relative, (tx, known) -> {
            whom[0] = known;
            int ended = tx.update("delete from relative_session where id = $1 and relative_id = $2", browser, relative);
            if (ended == 0) {
                return Optional.of(Refused.NO_SUCH_BROWSER);
            }
            tx.update("delete from relative_session where relative_id = $1 and begun_at >= $2", relative, asked);
            tx.update("delete from relative_passkey where relative_id = $1", relative);
            FamilyEvent.SIGNED_OUT.write(tx, home, relative, by.shownName());
            return Optional.empty();
        });
        if (answer instanceof Done) {
            news.browserLeft(visitor(home, relative, whom[0].name()));
        }
        return answer;
    }

    private interface Change {
        Optional<Refused> in(Transaction tx, Known known);
    }

    private Answer<Relatives> changed(Person by, GatewayId home, UUID relative, Change change) {
        Answer<Relatives> answer = database.asOrganisation(by.organisation(), tx -> {
            if (RelativeRows.stay(tx, home).isEmpty()) {
                return new No<>(Refused.NO_SUCH_HOME);
            }
            Optional<Known> known =
                    RelativeRows.living(tx, home, relative).map(row -> new Known(row.name(), row.mayCall()));
            Optional<Refused> refused =
                    known.isEmpty() ? Optional.of(Refused.NO_SUCH_RELATIVE) : change.in(tx, known.get());
            if (refused.isPresent()) {
                return new No<>(refused.get());
            }
            RelativeRows.tellScreen(tx, home);
            return new Done<>(RelativeRows.all(tx, home));
        });
        return telling(home, answer);
    }

    private <T> Answer<T> telling(GatewayId home, Answer<T> answer) {
        if (answer instanceof Done) {
            news.facesChanged(home);
        }
        return answer;
    }

    private <T> Answer<T> inLivingHome(Person by, GatewayId home, Function<Transaction, Answer<T>> work) {
        return database.asOrganisation(by.organisation(), tx -> {
            Optional<String> stay = RelativeRows.stay(tx, home);
            if (stay.isEmpty()) {
                return new No<>(Refused.NO_SUCH_HOME);
            }
            return stay.get().equals("ended") ? new No<>(Refused.ENDED) : work.apply(tx);
        });
    }

    private static Visitor visitor(GatewayId home, UUID relative, String name) {
        return new Visitor(new nl.nabij.server.call.Person.Relative(relative, name), home);
    }
}
