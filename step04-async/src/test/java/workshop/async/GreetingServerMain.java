package workshop.async;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import workshop.FewDescriptorsMain;

/**
 * An {@link AsyncServer} of the code under test, for a process with few descriptors. It greets each client with one
 * byte, and closes the connection when the client closes it.
 */
final class GreetingServerMain {

    /** The question where the only thread for handlers sleeps. The answer is empty if it does not. */
    static final char WHERE_THE_HANDLER_SLEEPS = 's';

    private static volatile Thread handlers;

    private GreetingServerMain() {}

    /** @param args the IP address to listen on */
    public static void main(String[] args) throws Exception {
        FewDescriptorsMain.loadClasses(AsyncServer.class);
        var group = AsynchronousChannelGroup.withFixedThreadPool(1, GreetingServerMain::handlers);
        var listener = AsynchronousServerSocketChannel.open(group).bind(new InetSocketAddress(args[0], 0), 1000);
        AsyncServer server = AsyncServer.start(listener, GreetingServerMain::greet);
        // Once beforehand: the classes that it needs are loaded while there are descriptors.
        whereItSleeps(handlers);
        FewDescriptorsMain.answerQuestions(server.port(), question -> whereItSleeps(handlers));
    }

    private static Thread handlers(Runnable work) {
        handlers = new Thread(work, "handlers");
        handlers.setDaemon(true);
        return handlers;
    }

    /** The method of the code under test in which a thread waits with a time limit; empty if there is none. */
    private static String whereItSleeps(Thread thread) {
        // State and stack of the same moment, which the thread itself does not give.
        ThreadInfo now = ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId(), Integer.MAX_VALUE);
        if (now.getThreadState() != Thread.State.TIMED_WAITING) {
            return "";
        }
        for (StackTraceElement frame : now.getStackTrace()) {
            if (frame.getClassName().startsWith("workshop.")) {
                return frame.getMethodName() + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
            }
        }
        return "";
    }

    private static void greet(AsynchronousSocketChannel client) {
        client.write(ByteBuffer.wrap(new byte[] {'!'}));
        client.read(ByteBuffer.allocate(1), null, new CompletionHandler<Integer, Void>() {
            @Override
            public void completed(Integer count, Void nothing) {
                close(client);
            }

            @Override
            public void failed(Throwable failure, Void nothing) {
                close(client);
            }
        });
    }

    private static void close(AsynchronousSocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
