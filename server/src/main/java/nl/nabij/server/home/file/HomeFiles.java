package nl.nabij.server.home.file;

import java.util.List;
import java.util.Locale;
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
import nl.nabij.contract.face.HomeFile.GiveConsent;
import nl.nabij.contract.face.HomeFile.Purpose;
import nl.nabij.server.access.Person;
import nl.nabij.server.home.file.StayRules.Wish;
import nl.nabij.server.postgres.Database;

/// An organisation's files of homes, as its people change them: each change whole or not at all, with
/// what it erases, and never over somebody else's. What may be done when, [StayRules] decides. Calls block.
public final class HomeFiles {

    /// A silent box is no alarm for so long, so a year that was mistyped must not be one; who stays
    /// away longer is asked after and said anew.
    static final int LONGEST_AWAY_DAYS = 92;

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
        return changing(by, home, Wish.CHANGE, (rows, file) -> written(rows, file, by, change));
    }

    /// From now on help goes to the new address. What devices reported at the old one is erased, and a
    /// second person has to look at the new one.
    public FileAnswer move(Person by, GatewayId home, ChangeHome change) {
        return changing(by, home, Wish.CHANGE, (rows, file) -> {
            Optional<FileAnswer> refused = written(rows, file, by, change);
            if (refused.isEmpty()) {
                rows.moved();
                rows.eraseReports("moved", by.shownName());
            }
            return refused;
        });
    }

    private Optional<FileAnswer> written(HomeFileRows rows, HomeFile file, Person by, ChangeHome change) {
        if (file.revision() != change.revision()) {
            return Optional.of(new FileAnswer.Changed());
        }
        rows.write(by.organisation(), change.details(), ids);
        return Optional.empty();
    }

    public FileAnswer away(Person by, GatewayId home, Away away) {
        return changing(by, home, Wish.GO_AWAY, (rows, _) -> {
            if (!rows.isWithin(away.back(), LONGEST_AWAY_DAYS)) {
                return Optional.of(new FileAnswer.NoSuchDay());
            }
            rows.stay("away", away.reason(), Optional.of(away.back()), away.note(), by.shownName());
            return Optional.empty();
        });
    }

    public FileAnswer back(Person by, GatewayId home) {
        return changing(by, home, Wish.COME_BACK, (rows, _) -> {
            rows.living();
            return Optional.empty();
        });
    }

    /// Nothing new is installed there; what sensors reported is erased at once, the rest by its terms. Its
    /// box is heard until it is collected.
    public FileAnswer end(Person by, GatewayId home, End end) {
        return changing(by, home, Wish.END, (rows, _) -> {
            rows.stay("ended", end.reason(), Optional.empty(), end.note(), by.shownName());
            rows.eraseReports("ended", by.shownName());
            return Optional.empty();
        });
    }

    /// It was a mistake, or she comes back: as long as nothing but what sensors reported is erased.
    public FileAnswer reopen(Person by, GatewayId home) {
        return changing(by, home, Wish.REOPEN, (rows, _) -> {
            rows.living();
            return Optional.empty();
        });
    }

    /// What she said of one purpose. When she takes back that reports are kept, what is kept is erased.
    public FileAnswer consent(Person by, GatewayId home, GiveConsent said) {
        return changing(by, home, said.given() ? Wish.AGREE : Wish.DISAGREE, (rows, _) -> {
            rows.consent(by.organisation(), said.purpose().name().toLowerCase(Locale.ROOT), said, by.shownName());
            if (said.purpose() == Purpose.HISTORY && !said.given()) {
                rows.eraseReports("withdrawn", by.shownName());
            }
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
        Optional<FileAnswer> refused = StayRules.refusal(now(file.get()), Wish.ERASE);
        if (refused.isPresent()) {
            return refused.get();
        }
        List<HomeFile.Resident> residents = file.get().details().residents();
        if (!residents.isEmpty() && !residents.getFirst().name().strip().equalsIgnoreCase(client.strip())) {
            return new FileAnswer.OtherName();
        }
        // All of that is looked at again inside, with what came between.
        return Erasures.eraseNow(database, home, by.shownName())
                ? new FileAnswer.Gone()
                : new FileAnswer.BoxConnected();
    }

    private static StayRules.Now now(HomeFile file) {
        boolean fileErased =
                file.erasures().stream().anyMatch(each -> each.what().equals(ErasureTerms.FILE) && each.done());
        return new StayRules.Now(file.stay().state(), file.openAlarm(), file.connected(), fileErased);
    }

    /// One change. It gives why it was not done; nothing when it was.
    private interface Change {
        Optional<FileAnswer> in(HomeFileRows rows, HomeFile file);
    }

    private FileAnswer changing(Person by, GatewayId home, Wish wish, Change change) {
        FileAnswer answer = database.asOrganisation(by.organisation(), tx -> {
            HomeFileRows rows = new HomeFileRows(tx, home);
            if (!rows.lock()) {
                return new FileAnswer.NoSuchHome();
            }
            HomeFile file = rows.find().orElseThrow();
            Optional<FileAnswer> refused = StayRules.refusal(now(file), wish).or(() -> change.in(rows, file));
            if (refused.isPresent()) {
                return refused.get();
            }
            rows.tell();
            return new FileAnswer.Done(rows.find().orElseThrow());
        });
        if (answer instanceof FileAnswer.Done) {
            changed.accept(home);
        }
        return answer;
    }
}
