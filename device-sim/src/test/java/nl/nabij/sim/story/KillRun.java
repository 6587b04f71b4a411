package nl.nabij.sim.story;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// One cell: the call is brought to its state, something is killed, and both sides are watched until they speak again
/// or
/// nothing is left of it. What a person does meanwhile is what her page offers.
final class KillRun {

    /// What both read while it is dead; its supervisor takes as long to notice.
    private static final Duration NOTICED = Duration.ofSeconds(2);

    /// Who is stuck is looked at a little longer, to see whether a later limit ends it.
    private static final Duration LONGER = Duration.ofSeconds(20);

    /// After the end: each page rings at least so often while it does.
    private static final Duration RINGS_EACH = Duration.ofSeconds(3);

    /// A press there and back, beside other work.
    private static final Duration TOLD = Duration.ofSeconds(8);

    private static final Duration LOOK_EACH = Duration.ofMillis(100);

    /// What appeared under a finger takes no touch at once; then it is pressed again.
    private static final Duration PRESSES_EACH = Duration.ofSeconds(1);

    private static final Pattern YES = Pattern.compile("^Ja, neem op$");
    private static final Pattern HERE = Pattern.compile("^Hierheen halen");
    private static final Pattern ANSWER = Pattern.compile("^(Beantwoord|Aannemen)");
    private static final Pattern RESUME = Pattern.compile("^Verder praten");

    private final KillCell cell;
    private final KillWorld world;
    private final KillPage staff;
    private long killedAt;
    private Duration back = Duration.ZERO;
    private Duration pressed = Duration.ZERO;

    private KillRun(KillCell cell, KillWorld world) {
        this.cell = cell;
        this.world = world;
        this.staff = world.staff(cell);
    }

    /// @param told what came of it, before what is left of it is cleared away
    static void of(KillCell cell, KillWorld world, Consumer<KillRow> told) {
        KillRun run = new KillRun(cell, world);
        told.accept(run.run());
        world.clear(run.staff);
    }

    private KillRow run() {
        world.reach(cell, staff);
        world.her.begins();
        staff.begins();
        killedAt = System.nanoTime();
        world.kill(cell, staff);
        if (cell.state() == KillCell.State.CONNECTING && cell.victim() != KillCell.Victim.HER_PAGE) {
            world.her.opensGate();
        }
        sleepUntil(NOTICED);
        String hers = told(world.her);
        String theirs = told(staff);
        if (cell.returns()) {
            world.bringBack(cell, staff);
            back = since();
        }
        KillRow.Outcome outcome = watched();
        Duration after = since();
        KillPage.Look hersThen = hers();
        KillPage.Look theirsThen = theirs();
        boolean spoke = cell.state() == KillCell.State.CONNECTED && outcome == KillRow.Outcome.HEALED;
        Duration gap = spoke ? longest(hersThen.gap(), theirsThen.gap()) : Duration.ZERO;
        KillRow.Left left = left(outcome);
        return new KillRow(cell, hers, theirs, outcome, back, after, gap, told(hersThen), told(theirsThen), left);
    }

    /// What does not come back is dead, also where its window still shows the crash.
    private KillPage.Look hers() {
        return cell.hersIsDead() ? KillPage.Look.DEAD : world.her.look();
    }

    private KillPage.Look theirs() {
        return cell.theirsIsDead() ? KillPage.Look.DEAD : staff.look();
    }

    private static String told(KillPage page) {
        return told(page.look());
    }

    private static String told(KillPage.Look look) {
        return look.words().isEmpty() ? look.standing() : look.words();
    }

    private KillRow.Outcome watched() {
        while (since().minus(back).compareTo(cell.limit().plus(LONGER)) < 0) {
            KillPage.Look hers = hers();
            KillPage.Look theirs = theirs();
            if (cell.returns() && KillWorld.isSpeaking(hers, theirs)) {
                return KillRow.Outcome.HEALED;
            }
            if (isOver(hers) && isOver(theirs) && (isCentreDead() || world.stored() == 0)) {
                return KillRow.Outcome.ENDED;
            }
            if (cell.returns()) {
                goesOn(hers, theirs);
            }
            LockSupport.parkNanos(LOOK_EACH.toNanos());
        }
        return KillRow.Outcome.STUCK;
    }

    private static boolean isOver(KillPage.Look look) {
        return look.isOver() && look.open().isEmpty();
    }

    private boolean isCentreDead() {
        return cell.victim() == KillCell.Victim.SERVER && !cell.returns();
    }

    /// Whoever opened her page again takes the call there; she presses yes, and who held goes on.
    private void goesOn(KillPage.Look hers, KillPage.Look theirs) {
        // A second press on the key that holds and goes on would hold again.
        if (since().minus(pressed).compareTo(PRESSES_EACH) < 0) {
            return;
        }
        pressed = since();
        if (theirs.standing().equals("elsewhere") || staff.shows(HERE)) {
            staff.pressesIfThere(HERE);
        } else if (theirs.standing().equals("is-rung")) {
            staff.pressesIfThere(ANSWER);
        } else if (theirs.standing().equals("held")
                && !theirs.reads("Geen verbinding")
                && !theirs.reads("GEEN VERBINDING")
                && hers.reads("staat even stil")) {
            staff.pressesIfThere(RESUME);
        } else if (hers.standing().equals("knock") && theirs.standing().startsWith("rings")) {
            world.her.pressesIfThere(YES);
        }
    }

    /// Ends what healed as she does, starts again what stayed dead, and looks at what is left.
    private KillRow.Left left(KillRow.Outcome outcome) {
        if (outcome == KillRow.Outcome.HEALED) {
            world.her.pressesIfThere(Pattern.compile("^Ophangen$"));
        }
        boolean rings = false;
        boolean open = false;
        if (!cell.returns()) {
            rings = hers().rings() || theirs().rings();
            open = !hers().open().isEmpty() || !theirs().open().isEmpty();
            world.bringBack(cell, staff);
        }
        long end = System.nanoTime();
        Duration patience = isCentreDead() ? cell.untilOverAtCentre().plus(TOLD) : TOLD;
        while (System.nanoTime() - end < patience.toNanos() && !isQuiet()) {
            LockSupport.parkNanos(LOOK_EACH.toNanos());
        }
        long quiet = System.nanoTime();
        LockSupport.parkNanos(RINGS_EACH.toNanos());
        Duration since = Duration.ofNanos(System.nanoTime() - quiet);
        KillPage.Look hers = world.her.look();
        KillPage.Look theirs = staff.look();
        boolean sounded =
                hers.rangAgo().compareTo(since) < 0 || theirs.rangAgo().compareTo(since) < 0;
        return new KillRow.Left(
                rings || sounded || hers.rings() || theirs.rings(),
                open || !hers.open().isEmpty() || !theirs.open().isEmpty(),
                world.stored());
    }

    private boolean isQuiet() {
        return isOver(world.her.look()) && isOver(staff.look()) && world.stored() == 0;
    }

    private void sleepUntil(Duration after) {
        Duration left = after.minus(since());
        if (left.isPositive()) {
            LockSupport.parkNanos(left.toNanos());
        }
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - killedAt);
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
