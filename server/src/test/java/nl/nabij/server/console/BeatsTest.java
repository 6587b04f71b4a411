package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.OperatorsAlive;
import org.junit.jupiter.api.Test;

/// However many screens answer at once, one writing is under way, and nobody is left out.
final class BeatsTest {

    private static final OrganisationId NIGHT = new OrganisationId(new UUID(0, 1));
    private static final OrganisationId DAY = new OrganisationId(new UUID(0, 2));

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<List<String>> written = new ArrayList<>();
    private Runnable duringWrite = () -> {};
    private final Beats beats = new Beats((what, _) -> tasks.add(what), new Alive());

    @Test
    void whoAnswersDuringAWritingIsInTheNextOnceAndAllOfAnOrganisationTogether() {
        beats.answered(person("fatima", NIGHT));
        assertThat(tasks).hasSize(1);
        duringWrite = () -> {
            duringWrite = () -> {};
            for (int again = 0; again < 500; again++) {
                beats.answered(person("joris", NIGHT));
                beats.answered(person("fatima", NIGHT));
            }
        };
        tasks.remove().run();
        assertThat(tasks).as("one writing at a time").isEmpty();
        assertThat(written).containsExactly(List.of("fatima"), List.of("joris", "fatima"));
    }

    @Test
    void eachOrganisationWritesItsOwn() {
        beats.answered(person("fatima", NIGHT));
        beats.answered(person("ans", DAY));
        tasks.remove().run();
        assertThat(written).containsExactlyInAnyOrder(List.of("fatima"), List.of("ans"));
    }

    @Test
    void aDatabaseThatIsAwayStopsOnlyThatWriting() {
        duringWrite = () -> {
            duringWrite = () -> {};
            throw new IllegalStateException("away");
        };
        beats.answered(person("fatima", NIGHT));
        tasks.remove().run();
        beats.answered(person("fatima", NIGHT));
        tasks.remove().run();
        assertThat(written).containsExactly(List.of("fatima"));
    }

    private static Person person(String name, OrganisationId organisation) {
        return new Person(
                new UserId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                name,
                name,
                organisation,
                "organisation",
                Set.of(Role.OPERATOR));
    }

    private final class Alive implements OperatorsAlive {

        @Override
        public void beat(OrganisationId organisation, Operator operator) {
            throw new AssertionError("one by one");
        }

        @Override
        public void beat(OrganisationId organisation, List<Operator> operators) {
            duringWrite.run();
            written.add(operators.stream().map(Operator::shownName).toList());
        }

        @Override
        public boolean called(OrganisationId organisation, Operator operator) {
            return false;
        }

        @Override
        public void leave(OrganisationId organisation, UserId operator) {}
    }
}
