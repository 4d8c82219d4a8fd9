package cli.doctor;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Which programs of the system show sockets. */
record SocketToolsCheck(Executables programs) implements Callable<Finding> {

    @Override
    public Finding call() {
        List<String> found = Stream.of("ss", "lsof", "netstat")
                .filter(name -> programs.find(name).isPresent())
                .toList();
        return found.isEmpty()
                ? Finding.trouble(
                        "there is no ss, lsof or netstat on the PATH", "Look at sockets with: ./workshop sockets")
                : Finding.fine(String.join(", ", found));
    }
}
