package nl.nabij.server.call;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.CallId;

/// What people do in a world, and what happens to their devices, in whatever order.
final class CallWorldPeople {

    private static final List<Picture> PICTURES = List.of(Picture.values());

    private final CallWorld world;

    CallWorldPeople(CallWorld world) {
        this.world = world;
    }

    void furnish() {
        put("screen", new Person.Resident());
        put("television", new Person.Resident());
        put("tab-1", CallExamples.FATIMA);
        put("phone-1", CallExamples.FATIMA);
        put("tab-2", CallExamples.JORIS);
        put("phone-3", CallExamples.DAUGHTER);
        put("tab-4", CallExamples.DOCTOR);
        put("tab-5", CallExamples.INTERPRETER);
    }

    private void put(String id, Person who) {
        world.devices.add(new CallWorldDevice(new EndpointId(id), who, world.sabotage));
    }

    void live(long until) {
        long moment = 500;
        while (moment < until) {
            world.at(moment, this::something);
            moment += 200 + below(3_500);
        }
        world.at(until, () -> world.devices.forEach(device -> device.outageUntil = 0));
    }

    private int below(int bound) {
        return world.random.nextInt(bound);
    }

    private Picture picture() {
        return PICTURES.get(below(PICTURES.size()));
    }

    private void something() {
        if (below(12) == 0) {
            mishap();
            return;
        }
        CallWorldDevice device = world.devices.get(below(world.devices.size()));
        if (device.down) {
            return;
        }
        Optional<CallId> shown = world.calls().keySet().stream()
                .filter(id -> List.of(DeviceRole.RINGS, DeviceRole.WAITS, DeviceRole.SPEAKS, DeviceRole.ELSEWHERE)
                        .contains(device.role(id, world.now())))
                .findFirst();
        if (shown.isPresent()) {
            inCall(device, shown.get());
        } else if (device.who instanceof Person.Guest) {
            world.live().ifPresent(id -> world.send(device, id, new CallCommand.Answer(device.who, device.id)));
        } else {
            begin(device);
        }
    }

    private void inCall(CallWorldDevice device, CallId call) {
        if (device.who instanceof Person.Resident) {
            she(device, call);
        } else {
            others(device, call, device.who.party());
        }
    }

    private void she(CallWorldDevice device, CallId call) {
        boolean rings = device.role(call, world.now()) == DeviceRole.RINGS;
        switch (below(rings ? 4 : 9)) {
            case 0, 1, 2 -> {
                Picture picture = picture();
                if (rings) {
                    world.witness.grants(call, picture);
                    device.show(call, picture);
                    world.send(device, call, new CallCommand.SayYes(device.id, picture));
                }
            }
            case 3 -> finish(device, call, rings);
            case 4, 5 -> {
                Picture picture = picture();
                world.witness.grants(call, picture);
                device.show(call, picture);
                world.send(device, call, new CallCommand.ChoosePicture(device.id, picture));
            }
            case 6 -> world.send(device, call, new CallCommand.MoveTo(PartyId.HOME, device.id));
            case 7 -> world.send(device, call, new CallCommand.PressAlarmKey(CallExamples.ALARM));
            default -> {
                if (below(4) == 0) {
                    world.send(device, call, new CallCommand.WithdrawConsent());
                }
            }
        }
    }

    private void finish(CallWorldDevice device, CallId call, boolean rings) {
        device.finish(call);
        CallCommand end =
                rings ? new CallCommand.Decline(PartyId.HOME, Reach.DECLINED) : new CallCommand.HangUp(PartyId.HOME);
        for (int again = 0; again < 5; again++) {
            world.at(world.now() + again * 2_000L, () -> world.send(device, call, end));
        }
    }

    private void others(CallWorldDevice device, CallId call, PartyId me) {
        if (device.role(call, world.now()) == DeviceRole.RINGS) {
            world.send(
                    device,
                    call,
                    below(4) == 0
                            ? new CallCommand.Decline(me, Reach.DECLINED)
                            : new CallCommand.Answer(device.who, device.id));
            return;
        }
        List<Person> some =
                List.of(CallExamples.JORIS, CallExamples.DAUGHTER, CallExamples.DOCTOR, CallExamples.INTERPRETER);
        switch (below(10)) {
            case 0 -> world.send(device, call, new CallCommand.HangUp(me));
            case 8 ->
                world.send(
                        device,
                        call,
                        new CallCommand.Dismiss(me, some.get(below(some.size())).party()));
            case 1, 2, 3 -> world.send(device, call, new CallCommand.Invite(me, some.get(below(some.size()))));
            case 4 -> world.send(device, call, new CallCommand.Hold(me));
            case 5 -> world.send(device, call, new CallCommand.Resume(me));
            case 6 -> world.send(device, call, new CallCommand.MoveTo(me, device.id));
            case 7 ->
                world.send(
                        device,
                        call,
                        new CallCommand.TakeOver(
                                CallExamples.JORIS, new EndpointId("tab-2"), CallExamples.FATIMA.party()));
            default -> world.send(device, call, new CallCommand.ReportMediaLost(me, PartyId.HOME, 1 + below(3)));
        }
    }

    private void begin(CallWorldDevice device) {
        CallId id = world.newCall();
        switch (device.who) {
            case Person.Resident _ -> sheBegins(device, id);
            case Person.Staff staff -> world.send(device, id, staffKnocks(staff, device, id));
            case Person.Relative relative -> {
                world.send(device, id, knock(relative, device, id, new Why.ToTalk(), CallExamples.ASKS));
                if (below(2) == 0) {
                    glare(id);
                }
            }
            case Person.Guest _ -> {}
        }
    }

    /// She calls her daughter at the moment in which her daughter calls her.
    private void glare(CallId hers) {
        CallWorldDevice screen = world.devices.getFirst();
        if (!screen.down && world.live().isEmpty()) {
            call(screen, new CallId(new UUID(hers.value().getLeastSignificantBits(), 1)));
        }
    }

    private void sheBegins(CallWorldDevice device, CallId id) {
        if (below(2) == 0) {
            call(device, id);
            return;
        }
        Picture picture = picture();
        world.witness.grants(id, picture);
        device.show(id, picture);
        world.send(
                device, id, new CallCommand.AskToTalk(id, CallExamples.HOME, device.id, picture, CallExamples.LADDER));
    }

    private void call(CallWorldDevice device, CallId id) {
        Picture picture = picture();
        world.witness.grants(id, picture);
        device.show(id, picture);
        world.send(
                device,
                id,
                new CallCommand.CallPerson(
                        id,
                        CallExamples.HOME,
                        device.id,
                        picture,
                        CallExamples.DAUGHTER,
                        CallExamples.TALK,
                        Reach.REACHABLE,
                        CallExamples.RING));
    }

    /// Half of the consents that are brought along are for something else; her file grants only the others.
    private CallCommand.Knock staffKnocks(Person.Staff staff, CallWorldDevice device, CallId id) {
        boolean fits = below(2) == 0;
        EndpointId screen = new EndpointId("screen");
        Picture picture = picture();
        boolean look = below(2) == 0;
        int kind = below(4);
        if (fits && kind < 3) {
            world.witness.grants(id, picture);
        }
        return switch (kind) {
            case 0 -> {
                AnswerPolicy policy = new AnswerPolicy.DuringAlarm(
                        fits ? CallExamples.ALARM : CallExamples.OTHER_ALARM, picture, screen);
                yield knock(staff, device, id, new Why.ForAlarm(CallExamples.ALARM), policy);
            }
            case 1, 2 -> {
                Person caller = staff.equals(CallExamples.FATIMA) == fits ? CallExamples.FATIMA : CallExamples.JORIS;
                AnswerPolicy policy = new AnswerPolicy.Recorded(
                        caller.party(),
                        look ? AnswerPolicy.Use.LOOK : AnswerPolicy.Use.TALK,
                        CallExamples.ALWAYS,
                        picture,
                        screen);
                yield knock(staff, device, id, look ? new Why.Look("onrustig") : new Why.ToTalk(), policy);
            }
            default -> knock(staff, device, id, new Why.ToTalk(), CallExamples.ASKS);
        };
    }

    private static CallCommand.Knock knock(
            Person caller, CallWorldDevice device, CallId id, Why why, AnswerPolicy policy) {
        return new CallCommand.Knock(
                id, CallExamples.HOME, caller, device.id, why, policy, Reach.REACHABLE, CallExamples.RING);
    }

    private void mishap() {
        CallWorldDevice device = world.devices.get(below(world.devices.size()));
        switch (below(6)) {
            case 0, 1 -> device.outageUntil = world.now() + below(50_000);
            case 2 -> {
                device.down = true;
                world.at(world.now() + below(20_000), device::restart);
            }
            case 3, 4 -> world.fall(below(20_000));
            default -> world.setClock(below(2) == 0 ? -below(3_600_000) : below(30_000));
        }
    }
}
