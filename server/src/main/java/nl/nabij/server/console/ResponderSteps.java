package nl.nabij.server.console;

import java.time.Duration;
import java.util.Optional;
import nl.nabij.contract.face.NoteResponder;
import nl.nabij.server.alarm.AlarmCommand;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.Responder;
import nl.nabij.server.web.Refusal;

/// What a person notes about who goes there, as a command to the alarm.
final class ResponderSteps {

    private ResponderSteps() {}

    static AlarmCommand command(NoteResponder note, Operator by) throws Refusal {
        Object step = note.step();
        if (step == null) {
            throw Refusal.badRequest("The body needs the field 'step': asked, coming, expected, declined or arrived");
        }
        return switch (note.step()) {
            case ASKED -> {
                withoutTime(note);
                yield new AlarmCommand.AskResponder(by, name(note));
            }
            case COMING -> new AlarmCommand.AcceptAsResponder(by, arrivesIn(note));
            case EXPECTED -> new AlarmCommand.ExpectResponder(by, arrivesIn(note));
            case DECLINED -> {
                withoutTime(note);
                yield new AlarmCommand.DeclineAsResponder(by);
            }
            case ARRIVED -> {
                withoutTime(note);
                yield new AlarmCommand.ArriveAsResponder(by);
            }
        };
    }

    private static String name(NoteResponder note) throws Refusal {
        String name = note.name()
                .map(String::strip)
                .orElseThrow(() -> Refusal.badRequest("name is missing: with step asked it says who is asked"));
        try {
            Responder.requireName(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("name has to have 1 to 80 characters, and no U+0000");
        }
        return name;
    }

    private static Optional<Duration> arrivesIn(NoteResponder note) throws Refusal {
        if (note.arrivesInMinutes().isEmpty()) {
            return Optional.empty();
        }
        int minutes = note.arrivesInMinutes().get();
        long least = Responder.SHORTEST_WAY.toMinutes();
        long most = Responder.LONGEST_WAY.toMinutes();
        if (minutes < least || minutes > most) {
            throw Refusal.badRequest("arrivesInMinutes has to be whole minutes from " + least + " to " + most
                    + "; leave it out when nobody knows");
        }
        return Optional.of(Duration.ofMinutes(minutes));
    }

    /// A time that nobody would ever see is refused, and not dropped.
    private static void withoutTime(NoteResponder note) throws Refusal {
        if (note.arrivesInMinutes().isPresent()) {
            throw Refusal.badRequest("arrivesInMinutes goes with step coming or expected only");
        }
    }
}
