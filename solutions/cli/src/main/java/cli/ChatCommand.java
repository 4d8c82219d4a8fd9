package cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The chat's two programs: docs/chat.md. */
@Command(
        name = "chat",
        description = "Starts the chat's server, or its client in another terminal.",
        mixinStandardHelpOptions = true,
        subcommands = {ChatCommand.Server.class, ChatCommand.Client.class, HelpCommand.class})
final class ChatCommand implements Runnable {

    private static final String MODULE = "solutions/chat";

    /** JLine calls the operating system. From JDK 24 on, Java says so unless it was told. */
    private static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Type what to start: ./workshop chat server, or ./workshop chat client.");
    }

    @Command(name = "server", description = "Starts the chat's server. The option --help shows its options.")
    static final class Server extends ProgramCommand {
        Server() {
            super(new Program(MODULE, "workshop.chat.server.ServerCommand", OPTIONS));
        }
    }

    @Command(name = "client", description = "Starts a client of the chat. The option --help shows its options.")
    static final class Client extends ProgramCommand {
        Client() {
            super(new Program(MODULE, "workshop.chat.client.ClientCommand", OPTIONS));
        }
    }
}
