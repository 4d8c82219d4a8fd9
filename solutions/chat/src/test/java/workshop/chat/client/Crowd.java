package workshop.chat.client;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionTimeoutException;
import workshop.chat.protocol.Message;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.Keepalive;
import workshop.chat.protocol.Message.SetNickname;
import workshop.client.Connector;

/**
 * A crowd of clients, each on a virtual thread. Listeners check that they miss nothing, and some of them speak. Deaf clients
 * never read. Restless clients join, say something, and leave.
 *
 * <p>A program of its own, so that its memory is not the server's. It exits with 0 if all listeners got every message
 * of every speaker, in order, and with 1 otherwise.
 */
public final class Crowd {

    private static final int SPEAKERS = 10;
    private static final String SPEAKER = "speaker-";

    /** With so much text, deaf clients are cut off within seconds. */
    private static final String PADDING = ".".repeat(2000);

    private final InetSocketAddress server;
    private final Set<Conversation> open = ConcurrentHashMap.newKeySet();
    private final List<Listener> listeners = new ArrayList<>();
    private final AtomicLong cutOff = new AtomicLong();
    private final AtomicLong visits = new AtomicLong();
    private final int[] said = new int[SPEAKERS];
    private final CountDownLatch over = new CountDownLatch(1);

    private Crowd(int port) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Arguments: port, seconds, listeners, deaf, restless, messages per second. */
    public static void main(String[] args) throws Exception {
        int[] numbers = List.of(args).stream().mapToInt(Integer::parseInt).toArray();
        Crowd crowd = new Crowd(numbers[0]);
        boolean well = crowd.run(Duration.ofSeconds(numbers[1]), numbers[2], numbers[3], numbers[4], numbers[5]);
        System.exit(well ? 0 : 1);
    }

    private boolean run(Duration time, int listening, int deaf, int restless, int perSecond) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
        try {
            timer.scheduleAtFixedRate(this::keepalives, 5, 5, TimeUnit.SECONDS);
            startListeners(listening);
            repeat(deaf, this::beDeaf);
            repeat(restless, this::comeAndGo);
            System.out.printf("crowd: %d listen, %d are deaf, %d come and go%n", listening, deaf, restless);
            speakFor(time, perSecond, timer);
            awaitLast();
        } finally {
            over.countDown();
            timer.shutdownNow();
        }
        return report();
    }

    private void speakFor(Duration time, int perSecond, ScheduledExecutorService timer) throws Exception {
        long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
        var speaking = timer.scheduleAtFixedRate(this::speak, period, period, TimeUnit.NANOSECONDS);
        try {
            speaking.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            speaking.cancel(false);
        }
    }

    private void startListeners(int count) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            Listener listener = new Listener(i, ready);
            listeners.add(listener);
            Thread.ofVirtual().start(listener);
        }
        ready.await();
    }

    /** Repeats a visit on so many threads, until the end. */
    private void repeat(int count, Visit visit) {
        for (int i = 0; i < count; i++) {
            Thread.ofVirtual().start(() -> {
                while (over.getCount() > 0) {
                    try {
                        visit.make();
                    } catch (IOException | InterruptedException e) {
                        // The server has cut it off, as it should with a deaf client.
                    }
                }
            });
        }
    }

    private interface Visit {
        void make() throws IOException, InterruptedException;
    }

    /** Sends keepalives, as all clients do, and never reads. Its small receive buffer makes the server's queue grow soon. */
    private void beDeaf() throws IOException, InterruptedException {
        SocketChannel channel = SocketChannel.open().setOption(StandardSocketOptions.SO_RCVBUF, 4096);
        try (Conversation conversation = new Conversation(channel, skipped -> {})) {
            channel.connect(server);
            do {
                conversation.send(new Keepalive());
            } while (!over.await(1, TimeUnit.SECONDS));
        } catch (IOException e) {
            cutOff.incrementAndGet();
            throw e;
        }
    }

    private void comeAndGo() throws IOException, InterruptedException {
        try (Conversation conversation = new Conversation(Connector.connect(server), skipped -> {})) {
            conversation.send(new Chat("hello everybody"));
            conversation.receive();
            over.await(ThreadLocalRandom.current().nextInt(2000), TimeUnit.MILLISECONDS);
            visits.incrementAndGet();
        }
    }

    private void keepalives() {
        for (Conversation conversation : open) {
            try {
                conversation.send(new Keepalive());
            } catch (IOException e) {
                // The thread that receives notices it too.
            }
        }
    }

    /** The next speaker says the next number. Runs on one thread at a time. */
    private void speak() {
        int speaker = ThreadLocalRandom.current().nextInt(SPEAKERS);
        said[speaker]++;
        listeners.get(speaker).say(said[speaker] + " " + PADDING);
    }

    /** Gives up after a minute. The report says what is missing. */
    private void awaitLast() {
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> listeners.stream().allMatch(Listener::hasAll));
        } catch (ConditionTimeoutException e) {
            System.out.println("crowd: some messages did not arrive within a minute");
        }
    }

    private boolean report() {
        long complete = listeners.stream().filter(Listener::hasAll).count();
        long orderly =
                listeners.stream().filter(listener -> listener.fault == null).count();
        long heard = listeners.stream().mapToLong(listener -> listener.count).sum();
        System.out.printf(
                "crowd: %d messages heard; %d of %d listeners have all, %d all in order;"
                        + " the deaf were cut off %d times, the restless came %d times%n",
                heard, complete, listeners.size(), orderly, cutOff.get(), visits.get());
        listeners.stream()
                .filter(listener -> listener.fault != null)
                .limit(5)
                .forEach(listener -> System.out.println("crowd: listener " + listener.number + ": " + listener.fault));
        return complete == listeners.size() && orderly == listeners.size();
    }

    /** Checks that each message of a speaker has the next number. The first listeners also speak. */
    private final class Listener implements Runnable {

        private final int number;
        private final CountDownLatch ready;
        private final int[] last = new int[SPEAKERS];
        private volatile long count;
        private volatile String fault;
        private volatile Conversation conversation;

        Listener(int number, CountDownLatch ready) {
            this.number = number;
            this.ready = ready;
        }

        @Override
        public void run() {
            try (Conversation mine = new Conversation(Connector.connect(server), skipped -> {})) {
                conversation = mine;
                open.add(mine);
                mine.send(new SetNickname(UUID.randomUUID(), number < SPEAKERS ? SPEAKER + number : "guest-" + number));
                Optional<Message> message = mine.receive();
                while (message.isPresent()) {
                    take(message.get());
                    message = mine.receive();
                }
                fault = "cut off";
            } catch (IOException e) {
                fault = e.toString();
            }
        }

        private void take(Message message) {
            if (message instanceof Ack) {
                ready.countDown();
            }
            if (message instanceof Broadcast said && said.from().startsWith(SPEAKER)) {
                check(Integer.parseInt(said.from().substring(SPEAKER.length())), said.text());
            }
        }

        private void check(int speaker, String text) {
            int next = Integer.parseInt(text.substring(0, text.indexOf(' ')));
            synchronized (this) {
                if (next != last[speaker] + 1) {
                    fault = SPEAKER + speaker + " said " + next + " after " + last[speaker];
                }
                last[speaker] = next;
                count++;
            }
        }

        synchronized boolean hasAll() {
            for (int speaker = 0; speaker < SPEAKERS; speaker++) {
                if (speaker != number && last[speaker] != said[speaker]) {
                    return false;
                }
            }
            return true;
        }

        void say(String text) {
            try {
                conversation.send(new Chat(text));
            } catch (IOException e) {
                fault = e.toString();
            }
        }
    }
}
