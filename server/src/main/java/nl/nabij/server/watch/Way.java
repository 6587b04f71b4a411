package nl.nabij.server.watch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.ContractJson;
import nl.nabij.server.webhook.Delivery;
import nl.nabij.server.webhook.Webhook;

/// One way of telling somebody.
interface Way {

    /// Tries once; blocks.
    ///
    /// @return empty when it was told, else why not
    String tell(WatchNews news) throws InterruptedException;

    /// What `tell` gives when it was told.
    String TOLD = "";

    String name();

    record ByWebhook(Webhook webhook, WatchOptions.Hook hook, Clock clock) implements Way {
        @Override
        public String tell(WatchNews news) {
            Delivery delivery = webhook.post(
                    hook.address(),
                    hook.secret(),
                    new Webhook.Message(news.id().toString(), clock.instant(), ContractJson.toText(news.body())));
            return delivery.accepted()
                    ? TOLD
                    : delivery.outcome().word()
                            + delivery.status().map(status -> " " + status).orElse("");
        }

        @Override
        public String name() {
            return "webhook";
        }
    }

    record ByCommand(String command) implements Way {

        /// An SMS modem needs some seconds; what hangs must not keep the watch from looking.
        private static final Duration LIMIT = Duration.ofSeconds(30);

        @Override
        public String tell(WatchNews news) throws InterruptedException {
            ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", "-c", command)).inheritIO();
            builder.environment().put("NABIJ_WATCH_STATE", news.state());
            builder.environment().put("NABIJ_WATCH_TEXT", news.body().texts().en());
            builder.environment().put("NABIJ_WATCH_JSON", ContractJson.toText(news.body()));
            try {
                Process process = builder.start();
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    return "the command did not end within " + LIMIT.toSeconds() + " s";
                }
                return process.exitValue() == 0 ? TOLD : "the command ended with code " + process.exitValue();
            } catch (IOException e) {
                return "the command could not be run: " + e.getMessage();
            }
        }

        @Override
        public String name() {
            return "command";
        }
    }
}
