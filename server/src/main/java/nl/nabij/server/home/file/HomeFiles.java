package nl.nabij.server.home.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.HomeFile;
import nl.nabij.contract.face.HomeFile.Away;
import nl.nabij.contract.face.HomeFile.ChangeHome;
import nl.nabij.contract.face.HomeFile.End;
import nl.nabij.contract.face.HomeFile.Erased;
import nl.nabij.contract.face.HomeFile.GiveConsent;
import nl.nabij.contract.face.HomeFile.Keeping;
import nl.nabij.contract.face.HomeFile.Purpose;
import nl.nabij.contract.face.HomeFile.StayState;
import nl.nabij.server.access.Person;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// An organisation's files of homes, as its people change them: each change whole or not at all, and never
/// over
/// somebody else's. Calls block.
///
/// ```
///   living ⇄ away        alarms are heard in each of them;
///      └───┬───┘         nobody is sent for a silent box in the last two
///          └──► ended ──30 days──► the way back is erased
/// ```
public final class HomeFiles {

    /// Of the newest; the table keeps all.
    private static final int MOST_ERASED_SHOWN = 200;

    private final Database database;
    private final Supplier<UUID> ids;
    private final Consumer<GatewayId> changed;

    /// @param ids unguessable
    /// @param changed hears after each commit of a home whose screen and card have to be told anew
    public HomeFiles(Database database, Supplier<UUID> ids, Consumer<GatewayId> changed) {
        this.database = database;
        this.ids = ids;
        this.changed = changed;
    }

    public Optional<HomeFile> find(OrganisationId organisation, GatewayId home) {
        return database.asOrganisation(organisation, tx -> new HomeFileRows(tx, home).find());
    }

    public FileAnswer change(Person by, GatewayId home, ChangeHome change) {
        return changing(by, home, (rows, tx, file) -> {
            if (file.stay().state() == StayState.ENDED) {
                return Optional.of(new FileAnswer.Ended());
            }
            if (file.revision() != change.revision()) {
                return Optional.of(new FileAnswer.Changed());
            }
            rows.write(by.organisation(), change.details(), ids);
            return Optional.empty();
        });
    }

    /// From now on help goes to the new address. What devices reported at the old one is erased, and a
    /// second person
    /// has to look at the new one.
    public FileAnswer move(Person by, GatewayId home, ChangeHome change) {
        return erasing(change(by, home, change), home, "ended", by);
    }

    public FileAnswer away(Person by, GatewayId home, Away away) {
        return changing(by, home, (_, tx, file) -> {
            if (file.stay().state() == StayState.ENDED) {
                return Optional.of(new FileAnswer.Ended());
            }
            stay(tx, home, "away", away.reason(), away.back(), away.note(), by);
            return Optional.empty();
        });
    }

    public FileAnswer back(Person by, GatewayId home) {
        return changing(by, home, (_, tx, file) -> {
            if (file.stay().state() == StayState.ENDED) {
                return Optional.of(new FileAnswer.Ended());
            }
            living(tx, home);
            return Optional.empty();
        });
    }

    /// Nothing new is installed there; what sensors reported is erased at once, the rest by its terms. Its
    /// box is
    /// heard until it is collected.
    public FileAnswer end(Person by, GatewayId home, End end) {
        FileAnswer answer = changing(by, home, (_, tx, file) -> {
            if (file.stay().state() == StayState.ENDED) {
                return Optional.of(new FileAnswer.Ended());
            }
            if (file.openAlarm()) {
                return Optional.of(new FileAnswer.AlarmOpen());
            }
            stay(tx, home, "ended", end.reason(), Optional.empty(), end.note(), by);
            return Optional.empty();
        });
        return erasing(answer, home, "ended", by);
    }

    /// It was a mistake, or she comes back: as long as nothing but what sensors reported is erased.
    public FileAnswer reopen(Person by, GatewayId home) {
        return changing(by, home, (_, tx, file) -> {
            if (file.stay().state() != StayState.ENDED
                    || file.erasures().stream().anyMatch(HomeFiles::fileIsErased)) {
                return Optional.of(new FileAnswer.NotThen());
            }
            living(tx, home);
            return Optional.empty();
        });
    }

    /// All of it, now.
    ///
    /// @param client the name that stands in the file, typed by who asks
    public FileAnswer erase(Person by, GatewayId home, String client) {
        Optional<HomeFile> file = find(by.organisation(), home);
        if (file.isEmpty()) {
            return new FileAnswer.NoSuchHome();
        }
        HomeFile now = file.get();
        if (now.stay().state() != StayState.ENDED) {
            return new FileAnswer.NotThen();
        }
        if (now.openAlarm()) {
            return new FileAnswer.AlarmOpen();
        }
        if (now.connected()) {
            return new FileAnswer.BoxConnected();
        }
        Optional<String> name =
                now.details().residents().stream().map(HomeFile.Resident::name).findFirst();
        if (name.isPresent() && !name.get().strip().equalsIgnoreCase(client.strip())) {
            return new FileAnswer.OtherName();
        }
        // What came between is seen again inside.
        boolean done = Erasures.erase(database, home, ErasureTerms.ALL, "asked", Optional.of(by.shownName()));
        return done ? new FileAnswer.Gone() : new FileAnswer.NotThen();
    }

    /// What she said of one purpose. When she takes back that reports are kept, what is kept is erased with
    /// it.
    public FileAnswer consent(Person by, GatewayId home, GiveConsent said) {
        FileAnswer answer = changing(by, home, (_, tx, file) -> {
            if (file.stay().state() == StayState.ENDED) {
                return Optional.of(new FileAnswer.Ended());
            }
            tx.update(
                    "insert into consent (home_id, organisation_id, purpose, given, said_by, last_day, recorded_by)"
                            + " values ($1, $2, $3, $4, $5, $6, $7)",
                    home.value(),
                    by.organisation().value(),
                    said.purpose().name().toLowerCase(java.util.Locale.ROOT),
                    said.given(),
                    said.by(),
                    said.until(),
                    by.shownName());
            return Optional.empty();
        });
        return said.purpose() == Purpose.HISTORY && !said.given() ? erasing(answer, home, "withdrawn", by) : answer;
    }

    public Keeping keeping(OrganisationId organisation) {
        return database.asOrganisation(
                organisation,
                tx -> tx.one(
                        "select keep_years from organisation where id = current_organisation()",
                        row -> new Keeping(row.getInteger(0))));
    }

    public Keeping keep(OrganisationId organisation, Keeping keeping) {
        database.asOrganisation(
                organisation,
                tx -> tx.update(
                        "update organisation set keep_years = $1 where id = current_organisation()", keeping.years()));
        return keeping;
    }

    /// What was erased, the newest first.
    public List<Erased> erased(OrganisationId organisation) {
        return database.asOrganisation(
                organisation,
                tx -> tx.list(
                        "select home_id, at, what, cause, by_name from erasure order by id desc limit $1",
                        row -> new Erased(
                                new GatewayId(row.getString(0)),
                                row.getOffsetDateTime(1).toInstant(),
                                row.getString(2),
                                row.getString(3),
                                Optional.ofNullable(row.getString(4))),
                        MOST_ERASED_SHOWN));
    }

    private static boolean fileIsErased(HomeFile.PlannedErasure erasure) {
        return erasure.what().equals(ErasureTerms.FILE) && erasure.done();
    }

    /// Gives why it was not done; empty when it was
    private interface Change {
        Optional<FileAnswer> in(HomeFileRows rows, Transaction tx, HomeFile file);
    }

    private FileAnswer changing(Person by, GatewayId home, Change change) {
        FileAnswer answer = database.asOrganisation(by.organisation(), tx -> {
            HomeFileRows rows = new HomeFileRows(tx, home);
            if (!rows.lock()) {
                return new FileAnswer.NoSuchHome();
            }
            HomeFile file = rows.find().orElseThrow();
            Optional<FileAnswer> refused = change.in(rows, tx, file);
            if (refused.isPresent()) {
                return refused.get();
            }
            rows.touch();
            return new FileAnswer.Done(rows.find().orElseThrow());
        });
        if (answer instanceof FileAnswer.Done) {
            changed.accept(home);
        }
        return answer;
    }

    /// In a transaction of its own, as its owner: a crash in between leaves a strip of hours that ends by
    /// itself.
    private FileAnswer erasing(FileAnswer answer, GatewayId home, String cause, Person by) {
        if (answer instanceof FileAnswer.Done) {
            Erasures.erase(database, home, ErasureTerms.SENSORS, cause, Optional.of(by.shownName()));
        }
        return answer;
    }

    private static void living(Transaction tx, GatewayId home) {
        tx.update(
                "update home set stay = 'living', stay_reason = null, stay_since = null, stay_back = null, stay_note = null,"
                        + " stay_by = null where id = $1",
                home.value());
    }

    private static void stay(
            Transaction tx,
            GatewayId home,
            String state,
            String reason,
            Optional<LocalDate> back,
            Optional<String> note,
            Person by) {
        tx.update(
                "update home set stay = $2, stay_reason = $3, stay_back = $4, stay_note = $5, stay_by = $6,"
                        + " stay_since = case when stay = $2 then stay_since else nabij_now() end where id = $1",
                home.value(),
                state,
                reason,
                back,
                note,
                by.shownName());
    }
}
