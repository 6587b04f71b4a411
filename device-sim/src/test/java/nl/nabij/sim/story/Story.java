package nl.nabij.sim.story;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/// A test that starts the whole system: slow, and told apart by the tag `story`.
@Tag("story")
@EnabledIf(
        value = "nl.nabij.sim.story.Programs#areWanted",
        disabledReason = "left out on request, by -Dnabij.stories=false")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Story {}
