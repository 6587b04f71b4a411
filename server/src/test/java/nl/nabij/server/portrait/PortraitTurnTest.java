package nl.nabij.server.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.server.alarm.NightShift;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Photos are drawn one after the other, and who comes when many wait is told so.
final class PortraitTurnTest {

    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @AfterEach
    void close() {
        goesOn.countDown();
        people.close();
    }

    @Test
    void oneIsDrawnAtATimeAndTheTenthIsToldToComeLater() {
        List<CompletableFuture<Optional<String>>> given = new ArrayList<>();
        given.add(give("first"));
        NightShift.await("the first is drawn", () -> begun.get() == 1);
        for (int photo = 1; photo <= Portrait.MOST_WAITING; photo++) {
            given.add(give("waits " + photo));
            int waiting = photo;
            NightShift.await("it waits", () -> Portrait.waiting() == waiting);
        }
        assertThat(Portrait.inTurn(() -> draw("one too many"))).isEmpty();
        goesOn.countDown();
        assertThat(given).allSatisfy(each -> assertThat(each.join()).isPresent());
        assertThat(mostAtOnce).hasValue(1);
        assertThat(Portrait.inTurn(() -> draw("later"))).contains("later");
    }

    @Test
    void whatIsNoPictureIsToldAsSuchAndKeepsNobodyWaiting() {
        assertThatThrownBy(() -> Portrait.inTurn(new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JPEG");
        goesOn.countDown();
        assertThat(Portrait.inTurn(() -> draw("next"))).contains("next");
    }

    private CompletableFuture<Optional<String>> give(String photo) {
        return CompletableFuture.supplyAsync(() -> Portrait.inTurn(() -> draw(photo)), people);
    }

    private String draw(String photo) throws InterruptedException {
        begun.incrementAndGet();
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        goesOn.await();
        atOnce.decrementAndGet();
        return photo;
    }
}
