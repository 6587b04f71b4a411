package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.Staff;
import nl.nabij.server.web.Caller;

/// The calls of administrators and hosts at a [Centre], each by who signs in.
record Office(Centre centre) {

    static final String PASSWORD = "een paard staat op het dak";

    Caller.Answer get(String login, String path) {
        return centre.as(login).get(path);
    }

    Caller.Answer post(String login, String path, Object body) {
        return centre.as(login).post(path, ContractJson.toText(body));
    }

    Caller.Answer post(String login, String path) {
        return centre.as(login).post(path);
    }

    Caller.Answer put(String login, String path, Object body) {
        return centre.as(login)
                .with("Content-Type", "application/json")
                .send("PUT", path, Optional.of(ContractJson.toText(body)));
    }

    Caller.Answer delete(String login, String path) {
        return centre.as(login).send("DELETE", path, Optional.empty());
    }

    static Optional<JsonNode> find(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> each.path(field).asText().equals(value))
                .findFirst();
    }

    /// The id of somebody who works where this administrator does.
    String member(String administrator, String user) {
        return find(get(administrator, "/api/v1/staff").json().get("members"), "user", user)
                .orElseThrow()
                .get("id")
                .asText();
    }

    Caller.Answer change(String administrator, String user, boolean blocked, String... roles) {
        return put(
                administrator,
                "/api/v1/staff/" + member(administrator, user),
                new Staff.Change("Shown " + user, List.of(roles), blocked));
    }

    /// Somebody chooses her password by the code that she was given, and signs in from then on as `user`.
    Caller comesIn(String code, String user) {
        Caller.Answer welcome =
                centre.anybody().post("/api/v1/staff/welcome", ContractJson.toText(new Staff.Accept(code, PASSWORD)));
        assertThat(welcome.status()).as(welcome.toString()).isEqualTo(200);
        return centre.anybody().signIn(user, PASSWORD);
    }

    /// What was written down of administrators, as this organisation may read it.
    List<String> looks(OrganisationId reader) {
        return centre.night.database.asOrganisation(
                reader,
                tx -> tx.list(
                        "select actor_name || ': ' || what || ' ' || outcome from look where purpose = 'administration'"
                                + " order by id",
                        row -> row.getString(0)));
    }
}
