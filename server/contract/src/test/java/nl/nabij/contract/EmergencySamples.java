package nl.nabij.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.face.EmergencyContacts.EmergencyCall;
import nl.nabij.contract.face.EmergencyContacts.EmergencyContact;
import nl.nabij.contract.face.EmergencyContacts.EmergencyContactChange;
import nl.nabij.contract.face.EmergencyContacts.EmergencyPlan;
import nl.nabij.contract.face.EmergencyContacts.EmergencyPlanChange;

/// Whom an organisation has called when nobody is there, for the golden files.
final class EmergencySamples {

    private static final UUID SMS = UUID.fromString("5d1c0a00-0000-4000-8000-000000000001");

    private EmergencySamples() {}

    static EmergencyPlan plan() {
        EmergencyCall call = new EmergencyCall(
                Instant.parse("2026-11-23T02:02:10Z"), "SMS-dienst", "refused", Optional.of(503), false, 2);
        return new EmergencyPlan(
                30,
                180,
                5,
                List.of(new EmergencyContact(
                        SMS,
                        "SMS-dienst",
                        "https://sms.example/nabij",
                        Optional.of(call),
                        Optional.of("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"))),
                List.of(call));
    }

    static EmergencyPlanChange change() {
        return new EmergencyPlanChange(
                30,
                180,
                5,
                List.of(
                        new EmergencyContactChange(
                                Optional.of(SMS), "SMS-dienst", "https://sms.example/nabij", Optional.empty()),
                        new EmergencyContactChange(
                                Optional.empty(),
                                "Mail",
                                "https://mail.example/",
                                Optional.of("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"))));
    }
}
