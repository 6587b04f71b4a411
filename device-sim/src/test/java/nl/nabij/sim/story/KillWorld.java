package nl.nabij.sim.story;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The whole system with her screen, a carer's telephone and a centralist's desk, each in a Chromium; what is killed
/// can
/// be started again. One thread: Playwright's.
final class KillWorld implements AutoCloseable {

    private static final Pattern DUTY = Pattern.compile("^(Start dienst|Weer in dienst)$");
    private static final Pattern SIGN_IN = Pattern.compile("^Aanmelden$");

    /// A knock takes no touch before that.
    private static final double STEADY_MILLIS = 800;

    private static final Path PICTURES = Path.of("target", "stories", "bench-callkills");

    private final WholeSystem system;
    private final Browser home;
    private final Browser office;
    final KillPage her;
    private final KillPage phone;
    private final KillPage desk;

    KillWorld(Path data) {
        Map<String, String> settings = Map.of("NABIJ_LADDER_STEP_SECONDS", Long.toString(KillCell.STEP.toSeconds()));
        system = new WholeSystem("bench-callkills", data, settings, List.of()).start();
        home = Browser.startForCalls("bench-callkills-home");
        office = Browser.startForCalls("bench-callkills-office");
        her = new KillPage(home, system.gatewayHttp(), 1280, 800);
        phone = new KillPage(office, system.serverHttp().resolve("/carer"), 390, 844);
        signIn(phone, "verzorgende");
        Eventually.until("the carer's page", () -> phone.shows(Pattern.compile("^In dienst gaan$")));
        phone.closes();
        desk = new KillPage(office, system.serverHttp().resolve("/console"), 1440, 900);
        signIn(desk, "centralist");
        startShift();
        desk.closes();
    }

    /// Opens the page of the staff of this cell, and only that.
    KillPage staff(KillCell cell) {
        KillPage page = cell.isAtDesk() ? desk : phone;
        page.opensAgain();
        if (cell.isAtDesk()) {
            startShift();
        }
        return page;
    }

    private static void signIn(KillPage page, String user) {
        page.page().getByLabel("Gebruikersnaam").fill(user);
        page.page().getByLabel("Wachtwoord").fill(WholeSystem.PASSWORD);
        page.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(SIGN_IN))
                .click();
    }

    private void startShift() {
        Eventually.until("the desk is on duty", () -> {
            desk.pressesIfThere(DUTY);
            return desk.page().getByText("In dienst · geluid aan").isVisible();
        });
    }

    /// Brings the call to the state in which something is killed.
    void reach(KillCell cell, KillPage staff) {
        Pattern asks = Pattern.compile("^(Praten|Bel terug)");
        Eventually.until("she can ask", () -> her.shows(asks));
        if (cell.isAtDesk()) {
            Eventually.until("she asks", () -> {
                // What has just appeared takes no touch for a moment.
                her.page().waitForTimeout(STEADY_MILLIS);
                return her.look().standing().equals("asking") || (her.pressesIfThere(asks) && isAsking());
            });
            until("the desk is rung", staff, "is-rung");
            until("she waits", her, "asking");
            if (cell.state() == KillCell.State.ON_HOLD) {
                staff.pressesIfThere(Pattern.compile("^Beantwoord"));
                speak(staff);
                staff.pressesIfThere(Pattern.compile("^In de wacht"));
                until("the desk holds", staff, "held");
                Eventually.until("she is held", () -> her.look().reads("staat even stil"));
            }
            return;
        }
        Eventually.until("the carer calls", () -> staff.pressesIfThere(Pattern.compile("^Bel mevrouw Willemse")));
        until("it rings", her, "knock");
        until("the carer knows it", staff, "rings");
        switch (cell.state()) {
            case KNOCK -> {}
            case CONNECTING -> {
                her.shutsGate();
                saysYes();
                until("nothing comes through", staff, "connecting");
            }
            case CONNECTED -> {
                saysYes();
                speak(staff);
            }
            case ON_HOLD, ASKING -> throw new IllegalStateException("At the desk");
        }
    }

    private boolean isAsking() {
        her.page().waitForTimeout(STEADY_MILLIS);
        return her.look().standing().equals("asking");
    }

    void saysYes() {
        her.page().waitForTimeout(STEADY_MILLIS);
        her.pressesIfThere(Pattern.compile("^Ja, neem op$"));
    }

    private void speak(KillPage staff) {
        Eventually.until("they speak", () -> isSpeaking(her.look(), staff.look()));
    }

    /// Each hears the other, she is seen, and neither reads that anything is wrong.
    static boolean isSpeaking(KillPage.Look hers, KillPage.Look theirs) {
        return hers.standing().equals("talking")
                && hers.reads("is bij u.")
                && !hers.reads("even weg")
                && hers.hears()
                && theirs.standing().equals("speaking")
                && !theirs.reads("Geen verbinding")
                && !theirs.reads("GEEN VERBINDING")
                && theirs.hears()
                && theirs.sees();
    }

    private static void until(String what, KillPage page, String standing) {
        Eventually.until(what, () -> page.look().standing().equals(standing));
    }

    void kill(KillCell cell, KillPage staff) {
        switch (cell.victim()) {
            case SERVER -> system.server().kill();
            case GATEWAY -> system.gateway().kill();
            case HER_PAGE -> her.dies();
            case STAFF_PAGE -> staff.dies();
        }
    }

    /// As its supervisor does it, or its person.
    void bringBack(KillCell cell, KillPage staff) {
        switch (cell.victim()) {
            case SERVER -> system.startServer();
            case GATEWAY -> system.startGateway();
            case HER_PAGE -> her.opensAgain();
            case STAFF_PAGE -> {
                staff.opensAgain();
                if (cell.isAtDesk()) {
                    startShift();
                }
            }
        }
    }

    /// Calls that the centre holds for live; none is known while it does not answer.
    long stored() {
        return system.database()
                .number("select count(*) from nabij.call where deadline is not null")
                .orElse(-1L);
    }

    /// Whatever is left of a cell, so that the next begins with nothing.
    void clear(KillPage staff) {
        Pattern over = Pattern.compile("^(Ophangen|Toch niet|Nu niet|Goed)$");
        Eventually.until("all is over", Duration.ofMinutes(2), () -> {
            her.pressesIfThere(over);
            staff.pressesIfThere(Pattern.compile("^(Ophangen|Sluiten)"));
            return stored() == 0 && her.look().standing().equals("rest");
        });
        staff.closes();
    }

    /// Of where it stuck.
    void keepsPictures() {
        Map.of("hers", her, "phone", phone, "desk", desk).forEach((name, face) -> face.keepsPicture(PICTURES, name));
    }

    @Override
    public void close() {
        home.close();
        office.close();
        system.close();
    }
}
