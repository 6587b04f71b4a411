package nl.nabij.contract.face;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;

/// Which night centre answers an organisation's alarms, as both sides see it.
public final class NightCentres {

    private NightCentres() {}

    /// The answer to `GET /api/v1/night-centre`.
    ///
    /// @param answering who answers your alarms now; absent: your own staff alone
    /// @param asked your question that is not accepted yet
    /// @param choices the night centres of this server that you can ask
    /// @param requests who asks you, where you are a night centre
    /// @param organisations for whom you answer
    /// @param ended what ended within the last 30 days, the latest first
    public record Overview(
            Optional<Partner> answering,
            Optional<Asked> asked,
            List<Choice> choices,
            List<Request> requests,
            List<Partner> organisations,
            List<Ended> ended) {
        public Overview {
            choices = List.copyOf(choices);
            requests = List.copyOf(requests);
            organisations = List.copyOf(organisations);
            ended = List.copyOf(ended);
        }
    }

    /// @param since from when on it is in force
    /// @param hours when the night centre is asked first where a client wants to talk
    public record Partner(OrganisationId id, String name, Instant since, Hours hours) {}

    /// When the night centre is asked before the organisation's own carers where a client wants to talk: each day, by
    /// the client's clock; `until` may be of the next day. Alarms are not meant. Also the body of
    /// `PUT /api/v1/night-centre/hours`.
    ///
    /// @param from 00:00 to 23:59; 23:00 until it is changed
    /// @param until 07:00 until it is changed; 00:00 twice is day and night
    public record Hours(String from, String until) {}

    /// @param declinedAt when the night centre said no; absent: it has not answered yet
    public record Asked(OrganisationId nightCentre, String name, Instant at, Optional<Instant> declinedAt) {}

    public record Choice(OrganisationId id, String name) {}

    /// Before it is accepted the night centre sees the name and nothing else.
    ///
    /// @param id of the question, for accepting and declining it
    public record Request(UUID id, String name, Instant at) {}

    /// @param name of the other side
    /// @param byYou whether your side ended it, or took another one
    /// @param youAnswered whether you were the night centre
    public record Ended(String name, Instant at, boolean byYou, boolean youAnswered) {}

    /// The body of `PUT /api/v1/night-centre/request`.
    public record Ask(OrganisationId nightCentre) {}
}
