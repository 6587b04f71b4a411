package nl.nabij.server.call;

import java.util.Optional;
import nl.nabij.contract.CallId;
import nl.nabij.server.call.Call.Live;
import nl.nabij.server.call.CallCommand.Answer;
import nl.nabij.server.call.CallCommand.AskToTalk;
import nl.nabij.server.call.CallCommand.Begin;
import nl.nabij.server.call.CallCommand.CallPerson;
import nl.nabij.server.call.CallCommand.Knock;
import nl.nabij.server.call.CallCommand.SayYes;
import nl.nabij.server.call.Party.Rings;

/// What becomes of a call that is to begin while the home has one already. A home has one call at a time,
/// and all its commands pass one after the other, so there is always a first: when two call each other at
/// the same moment ('glare'), the second press is the answer to the first call.
public sealed interface Meeting {

    record Begins() implements Meeting {}

    /// It is one call, this one, and the press was its answer.
    record Answers(CallId call, CallCommand answer) implements Meeting {}

    /// Her alarm comes first: that call is to make room ([CallCommand.MakeRoom]), then this one begins.
    record MakesRoom(CallId call) implements Meeting {}

    /// Begin it as [Reach#BUSY], so that it stands in the history as missed.
    record Busy(CallId with) implements Meeting {}

    static Meeting of(Optional<Live> here, Begin begin) {
        if (here.isEmpty()) {
            return new Begins();
        }
        CallFacts facts = here.get().facts();
        CallId call = facts.origin().id();
        if (call.equals(begin.call())) {
            return new Begins();
        }
        Optional<CallCommand> answer = here.get() instanceof Call.Ringing ? answer(facts, begin) : Optional.empty();
        if (answer.isPresent()) {
            return new Answers(call, answer.get());
        }
        // Her family at the door does not keep her from asking for help.
        if (begin instanceof AskToTalk && here.get() instanceof Call.Ringing && rings(facts, PartyId.HOME)) {
            return new MakesRoom(call);
        }
        boolean alarm = begin instanceof Knock knock && knock.why() instanceof Why.ForAlarm;
        return alarm && !(facts.origin().why() instanceof Why.ForAlarm) ? new MakesRoom(call) : new Busy(call);
    }

    private static Optional<CallCommand> answer(CallFacts facts, Begin begin) {
        return switch (begin) {
            case CallPerson call
            when rings(facts, PartyId.HOME) && isIn(facts, call.whom().party()) ->
                Optional.of(new SayYes(call.device(), call.picture()));
            case CallPerson _ -> Optional.empty();
            // She asks for anybody, and somebody is at the door already.
            case AskToTalk ask
            when rings(facts, PartyId.HOME) && isStaff(facts) -> Optional.of(new SayYes(ask.device(), ask.picture()));
            case AskToTalk _ -> Optional.empty();
            case Knock knock when knock.why() instanceof Why.Look -> Optional.empty();
            case Knock knock
            when rings(facts, knock.caller().party())
                    || (facts.offering().isPresent() && knock.caller() instanceof Person.Staff) ->
                Optional.of(new Answer(knock.caller(), knock.device()));
            case Knock _ -> Optional.empty();
        };
    }

    private static boolean rings(CallFacts facts, PartyId who) {
        return facts.party(who)
                .filter(party -> party.presence() instanceof Rings)
                .isPresent();
    }

    private static boolean isIn(CallFacts facts, PartyId who) {
        return facts.party(who).filter(Party::isIn).isPresent();
    }

    private static boolean isStaff(CallFacts facts) {
        return facts.in().stream().anyMatch(party -> party.who() instanceof Person.Staff);
    }
}
