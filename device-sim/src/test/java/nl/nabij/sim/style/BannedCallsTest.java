package nl.nabij.sim.style;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Time and chance are inputs. Whoever reads them in the middle cannot be tested at 03:00 in the night that
/// daylight
/// saving ends, nor replayed from a seed.
class BannedCallsTest {

    private static final Set<String> CLOCKS =
            Set.of("Instant", "LocalDate", "LocalDateTime", "LocalTime", "ZonedDateTime", "OffsetDateTime", "Year");

    /// `*App` and `*Main` wire; `*Wiring` is what they are cut into where they grow long. The box's clock
    /// is the adapter of real time itself.
    private static final DescribedPredicate<JavaClass> WIRING = DescribedPredicate.describe(
            "wiring",
            type -> type.getSimpleName().endsWith("App")
                    || type.getSimpleName().endsWith("Main")
                    || type.getSimpleName().endsWith("Wiring")
                    || type.getPackageName().equals("nl.nabij.gateway.clock"));

    @Test
    void onlyTheWiringReadsTheClock() {
        noClasses()
                .that(DescribedPredicate.not(WIRING))
                .should()
                .accessTargetWhere(calls(
                        "a clock that cannot be pushed",
                        target -> target.getName().equals("now")
                                && CLOCKS.contains(target.getOwner().getSimpleName())
                                && target instanceof AccessTarget.CodeUnitCallTarget call
                                && call.getRawParameterTypes().isEmpty()))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(House.CLASSES);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .accessTargetWhere(calls(
                        "Thread.sleep",
                        target -> target.getName().equals("sleep")
                                && (target.getOwner().isEquivalentTo(Thread.class)
                                        || target.getOwner().getFullName().equals("java.util.concurrent.TimeUnit"))))
                .check(House.CLASSES);
    }

    @Test
    void onlyTheWiringThrowsDice() {
        noClasses()
                .that(DescribedPredicate.not(WIRING))
                .should()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(House.CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> calls(
            String description, java.util.function.Predicate<AccessTarget> predicate) {
        return DescribedPredicate.describe(description, access -> predicate.test(access.getTarget()));
    }
}
