package nl.nabij.server.callout;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.nabij.contract.AlarmId;

/// What an organisation's call is decided from: one reading of its waiting alarms and of who is there.
///
/// @param now the database's clock
/// @param waiting alarms that nobody has, without those that are only technical
/// @param contacts in the order in which they are called
/// @param fresh an id that no message had yet
public record Situation(
        Instant now, CalloutRules rules, List<Waiting> waiting, List<UUID> contacts, Sender sender, UUID fresh) {

    /// Most urgent first, then the longest waiting.
    private static final Comparator<Waiting> ORDER = Comparator.comparingInt(Waiting::urgency)
            .thenComparing(Waiting::since)
            .thenComparing(each -> each.alarm().value());

    /// @param urgency 1 (life) to 4
    /// @param since when it was raised, or given back
    /// @param attended whether somebody is there who could take it
    public record Waiting(AlarmId alarm, int urgency, Instant since, boolean attended) {}

    /// In whose name it is told, and where to sign in.
    public record Sender(UUID organisation, String organisationName, String console) {}

    public Situation {
        waiting = waiting.stream().sorted(ORDER).toList();
        contacts = List.copyOf(contacts);
    }

    boolean nobodyThere() {
        return waiting.stream().anyMatch(each -> !each.attended());
    }

    boolean unanswered() {
        return waiting.stream().anyMatch(this::isUnanswered);
    }

    /// Those that somebody outside has to hear of: nobody is there for them, or nobody answers.
    List<Waiting> called() {
        return waiting.stream()
                .filter(each -> !each.attended() || isUnanswered(each))
                .toList();
    }

    private boolean isUnanswered(Waiting each) {
        return each.attended() && !now.isBefore(each.since().plus(rules.unansweredAfter()));
    }
}
