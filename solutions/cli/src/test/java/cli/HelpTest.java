package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

@DisplayName("--help")
class HelpTest {

    static Stream<Named<CommandLine>> commands() {
        CommandLine all = Main.commandLine();
        return Stream.concat(Stream.of(all), all.getSubcommands().values().stream())
                .map(command -> Named.of(command.getCommandSpec().qualifiedName(), command));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    @DisplayName("has no two blank lines, and none at its end")
    void blankLines(CommandLine command) {
        String help = command.getUsageMessage();

        assertThat(help.replace("\r", "")).doesNotContain("\n\n\n").doesNotEndWith("\n\n");
    }

    @Test
    @DisplayName("lists the subcommands without blank lines between them")
    void list() {
        String help = Main.commandLine().getUsageMessage().replace("\r", "");

        assertThat(help.substring(help.indexOf("\nCommands:\n"), help.indexOf("\n\nThe keys")))
                .contains("  doctor ")
                .doesNotContain("\n\n");
    }
}
