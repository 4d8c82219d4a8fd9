package cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the demos can listen on their port. */
record PortCheck(int port, Executables programs) implements Callable<Finding> {

    @Override
    public Finding call() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var listener = ServerSocketChannel.open()) {
            listener.bind(address);
            return Finding.fine("free");
        } catch (IOException e) {
            String owner = owner().map(PortCheck::describe).orElse("");
            return Finding.trouble(
                    "not free: " + e.getMessage() + owner,
                    "End the program that has it, or choose another port: ./workshop demo 2 --port 40000");
        }
    }

    /** The id of the process that listens on the port, if a program of the system knows it. */
    private Optional<Long> owner() throws IOException {
        Optional<Long> owner = ask("pid=(\\d+)", "ss", "-Hltnp", "sport = :" + port);
        if (owner.isEmpty()) {
            owner = ask("^(\\d+)", "lsof", "-nP", "-t", "-sTCP:LISTEN", "-iTCP:" + port);
        }
        if (owner.isEmpty() && Executables.WINDOWS) {
            owner = ask(":" + port + "\\s+\\S+:0\\s+\\S+\\s+(\\d+)", "netstat", "-ano");
        }
        return owner;
    }

    private Optional<Long> ask(String answer, String program, String... arguments) throws IOException {
        Optional<Path> found = programs.find(program);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of(found.get().toString()));
        command.addAll(List.of(arguments));
        Matcher id = Pattern.compile(answer).matcher(Execution.of(command).output());
        return id.find() ? Optional.of(Long.valueOf(id.group(1))) : Optional.empty();
    }

    private static String describe(long id) {
        String name = ProcessHandle.of(id)
                .flatMap(process -> process.info().command())
                .map(command -> " (" + Path.of(command).getFileName() + ")")
                .orElse("");
        return ", by process " + id + name;
    }
}
