package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.UserId;

/// The teams of an organisation. They do not change who is rung for an alarm; who asks to talk is answered by
/// her own team first.
public final class Teams {

    /// Beyond it a list of people is no team.
    private static final int MOST_MEMBERS = 500;

    /// What a page can show and tick at once.
    private static final int MOST_HOMES = 500;

    private Teams() {}

    /// @param homes how many are in it
    /// @param screen on whose screens it is a face; as long as somebody in it answers calls
    /// @param photo name of what stands for it there, such as a logo, where there is one
    public record Team(
            UUID id, String name, List<Member> members, int homes, TeamScreen screen, Optional<String> photo) {
        public Team {
            members = List.copyOf(members);
        }
    }

    /// On whose screens a team is a face that can be pressed.
    public enum TeamScreen {
        @JsonProperty("none")
        NONE,
        /// Of the homes in it: her own team.
        @JsonProperty("own")
        OWN,
        /// Of all clients of the organisation: a helpdesk.
        @JsonProperty("all")
        ALL
    }

    /// The body of `PUT /api/v1/teams/{id}/screen`.
    public record ShowTeam(TeamScreen screen) {}

    public record Member(UserId id, String shownName) {}

    /// The body of `POST /api/v1/teams` and `PUT /api/v1/teams/{id}`.
    ///
    /// @param name 1 to 80 characters, of no other team of the organisation, whatever its capitals
    public record Naming(String name) {
        public Naming {
            name = Organisations.checkedName("name", name);
        }
    }

    /// The body of `PUT /api/v1/teams/{id}/members`: all of them as they have to be from now on, at most 500.
    public record Members(List<UserId> members) {
        public Members {
            members = members.stream().distinct().toList();
            if (members.size() > MOST_MEMBERS) {
                throw new IllegalArgumentException(
                        "members are " + members.size() + "; at most " + MOST_MEMBERS + " are allowed");
            }
        }
    }

    /// The body of `POST /api/v1/teams/{id}/homes`: those that come in, 1 to 500. One that is in another team leaves
    /// that.
    public record Homes(List<GatewayId> homes) {
        public Homes {
            homes = homes.stream().distinct().toList();
            if (homes.isEmpty() || homes.size() > MOST_HOMES) {
                throw new IllegalArgumentException(
                        "homes are " + homes.size() + "; they have to be 1 to " + MOST_HOMES);
            }
        }
    }

    /// One home as it is put in a team or taken out.
    ///
    /// @param team in which it is now
    public record Home(
            GatewayId id,
            Optional<String> client,
            Optional<String> address,
            Optional<String> town,
            Optional<String> team) {}
}
