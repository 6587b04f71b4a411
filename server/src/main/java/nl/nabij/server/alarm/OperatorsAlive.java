package nl.nabij.server.alarm;

import java.time.Duration;
import java.util.List;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;

/// Until when each person who may have an alarm counts as alive: by the screen, or by calling the API
/// where there is none. Whose sign of life is overdue loses the claim, and the alarm is offered again.
///
/// It is stored and not a timer, so that the claims of a node that died are offered again by another,
/// or by this one after its restart. Each call blocks.
public interface OperatorsAlive {

    /// A console answers each 5 s; three missed answers are a silent screen.
    Duration SILENT_AFTER = Duration.ofSeconds(15);

    /// Who has no console proves to be there with any call of the API. Two minutes leave one for the
    /// next person, of the three within which 99 % of alarms have to be answered (TEC).
    Duration SILENT_WITHOUT_CONSOLE_AFTER = Duration.ofMinutes(2);

    /// The screen's worker and page both answered now. From here on the screen counts, and no call.
    void beat(OrganisationId organisation, Operator operator);

    /// The same for several people of one organisation, each named once.
    default void beat(OrganisationId organisation, List<Operator> operators) {
        operators.forEach(operator -> beat(organisation, operator));
    }

    /// A call of the API. It counts for nothing while a screen lives: a page whose worker is silent
    /// must not be kept alive by its own requests.
    ///
    /// @return whether it counted
    boolean called(OrganisationId organisation, Operator operator);

    /// The watch over the screen is over. What this person still has counts as claimed through the API.
    void leave(OrganisationId organisation, UserId operator);
}
