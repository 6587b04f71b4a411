package nl.nabij.sim.style;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may know whom. An arrow that is missing here is one that a newcomer may rely on not existing.
class ImportDirectionsTest {

    @Test
    void theContractKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("nl.nabij.contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "nl.nabij.server..", "nl.nabij.gateway..", "nl.nabij.sim..", "io.vertx..", "io.netty..")
                .check(House.CLASSES);
    }

    @Test
    void theSimulatorSharesNothingButTheContract() {
        noClasses()
                .that()
                .resideInAPackage("nl.nabij.sim..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nl.nabij.server..", "nl.nabij.gateway..")
                .check(House.CLASSES);
    }

    @Test
    void gatewayAndServerDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("nl.nabij.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("nl.nabij.server..")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAPackage("nl.nabij.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("nl.nabij.gateway..")
                .check(House.CLASSES);
    }

    /// The wiring knows every feature; no feature knows the wiring.
    @Test
    void noFeatureKnowsTheWiring() {
        for (String program : new String[] {"gateway", "server"}) {
            noClasses()
                    .that()
                    .resideInAPackage("nl.nabij." + program + ".*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("nl.nabij." + program)
                    .check(House.CLASSES);
        }
    }

    @Test
    void featuresDoNotGoRoundInCircles() {
        slices().matching("nl.nabij.gateway.(*)..").should().beFreeOfCycles().check(House.CLASSES);
        slices().matching("nl.nabij.server.(*)..").should().beFreeOfCycles().check(House.CLASSES);
    }

    @Test
    void theDevicesOfAHomeKnowNoConventionAndNoCentre() {
        noClasses()
                .that()
                .resideInAPackage("nl.nabij.gateway.device..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "nl.nabij.gateway.convention..",
                        "nl.nabij.gateway.broker..",
                        "nl.nabij.gateway.link..",
                        "nl.nabij.gateway.outbox..",
                        "nl.nabij.gateway.screen..")
                .check(House.CLASSES);
    }

    @Test
    void conventionsAreBlindToEachOther() {
        slices().matching("nl.nabij.gateway.convention.(*)..")
                .should()
                .notDependOnEachOther()
                .check(House.CLASSES);
    }

    @Test
    void theOutboxKnowsNobody() {
        classes()
                .that()
                .resideInAPackage("nl.nabij.gateway.outbox..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "nl.nabij.gateway.outbox..",
                        "nl.nabij.gateway.clock..",
                        "nl.nabij.contract..",
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "org.sqlite..")
                .check(House.CLASSES);
    }

    /// The life cycles are pure: no socket, no database, no logger, no thread can reach into them. Of the life
    /// of a call only the credentials of the relay need more: they are computed.
    @ParameterizedTest
    @CsvSource({
        "alarm, Alarm|AlarmEvent|AlarmCommand|AlarmFacts|AlarmFold|AlarmLifeCycle|AlarmNotes|Decision|Urgency",
        "call, Call|CallBeginning|CallCommand|CallDeadlines|CallDecision|CallEvent|CallFacts|CallFold|CallJoining"
                + "|CallLeaving|CallLifeCycle|CallMedia|Consent|ConsentHours|DeviceRole|MediaAllowed|Meeting|Pair|Party"
                + "|Passage",
    })
    void theCoresArePure(String part, String names) {
        classes()
                .that()
                .resideInAPackage("nl.nabij.server." + part)
                .and()
                .haveNameMatching(".*\\.(" + names + ")(\\$.*)?")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "nl.nabij.server." + part,
                        "nl.nabij.server.escalation",
                        "nl.nabij.contract..",
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation..")
                .check(House.CLASSES);
    }
}
