package nl.nabij.sim.world;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.HomeCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.postgres.DatabaseUnavailableException;

/// A carer who asks for light and curtains, now and then something else before the first is done.
final class Carer {

    private final Operator operator;
    private final Agenda agenda;
    private final Story story;
    private final Chance chance;
    private final SimulatedNode node;
    private final Map<SimulatedAppliance, Wishes> wishes = new LinkedHashMap<>();
    private boolean atWork = true;

    private record Wishes(GatewayId home, Deque<Integer> percents) {}

    Carer(String name, Agenda agenda, Story story, Chance chance, SimulatedNode node) {
        this.operator = new Operator(new UserId(chance.uuid()), name);
        this.agenda = agenda;
        this.story = story;
        this.chance = chance;
        this.node = node;
    }

    void mayAsk(GatewayId home, SimulatedAppliance appliance) {
        List<Integer> percents = new ArrayList<>();
        for (int percent = SimulatedAppliance.APART_PERCENT;
                percent <= 100;
                percent += SimulatedAppliance.APART_PERCENT) {
            percents.add(percent);
        }
        Collections.shuffle(percents, new Random(chance.below(Integer.MAX_VALUE)));
        wishes.put(appliance, new Wishes(home, new ArrayDeque<>(percents)));
    }

    void begin() {
        Duration next = chance.oneIn(4)
                ? chance.between(Duration.ofMillis(200), Duration.ofSeconds(4))
                : chance.about(Duration.ofSeconds(20));
        agenda.after(next, () -> {
            if (atWork) {
                askOne();
                begin();
            }
        });
    }

    void goesHome() {
        atWork = false;
    }

    private void askOne() {
        List<SimulatedAppliance> all = List.copyOf(wishes.keySet());
        SimulatedAppliance appliance = all.get(chance.below(all.size()));
        Wishes its = wishes.get(appliance);
        if (its == null || its.percents().isEmpty() || !node.isUp()) {
            return;
        }
        int percent = its.percents().removeFirst();
        try {
            String answer = node.commands()
                    .ask(operator, its.home(), wish(appliance, percent))
                    .getClass()
                    .getSimpleName();
            story.tell(operator.shownName(), () -> "wants " + appliance + " at " + percent + ": " + answer);
        } catch (DatabaseUnavailableException e) {
            story.tell(operator.shownName(), () -> "wants " + appliance + " at " + percent + ": no database");
        }
    }

    private static HomeCommand wish(SimulatedAppliance appliance, int percent) {
        boolean light = appliance.kind().equals(Kind.LIGHT);
        return new HomeCommand(
                appliance.id(),
                Optional.empty(),
                appliance.kind(),
                light ? "brightness" : "position",
                light ? Optional.empty() : Optional.of(percent),
                Optional.empty(),
                light ? Optional.of(percent) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
