package workshop.chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.chat.protocol.Message.Broadcast;

@DisplayName("the messages between servers, byte for byte")
class BusMessageTest {

    private static final String FORM = "54434202";
    private static final String ID = FORM + "00112233445566778899aabbccddeeff";
    private static final String NUMBERS = "0000000000000001 0000000000000001 ";
    private static final UUID ORIGIN = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of(
                        new BusMessage(ORIGIN, 258, 3, "rom", new Broadcast("ada", "hi")),
                        ID + "0000000000000102" + "0000000000000003" + "03726f6d" + "00000001" + "03616461"
                                + "00026869"),
                Arguments.of(
                        new BusMessage(ORIGIN, 7, 0, "rom", null),
                        ID + "0000000000000007" + "0000000000000000" + "03726f6d"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    @DisplayName("each message has these bytes, and these bytes are decoded as this message")
    void bytes(BusMessage message, String hex) throws ProtocolException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(message.encode()).isEqualTo(bytes);
        assertThat(BusMessage.decode(bytes)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                                          not this version's form",
        "00112233445566778899aabbccddeeff 0000000000000001 03 726f6d, not this version's form",
        FORM
                + ",                                                     'a GUID of 16 bytes, where the message has 0 left'",
        ID
                + "00000000000001,                                         'a number of 8 bytes, where the message has 7 left'",
        ID + NUMBERS + "05 726f6d,           'a string of 5 bytes, where the message has 3 left'",
        ID + NUMBERS + "03 726f6d 00000007,  'a message of an unknown type'",
        ID + NUMBERS + "03 726f6d 00000002,  'no broadcast, but a Keepalive'",
        ID + NUMBERS + "03 726f6d 00000001,  'the length of a short string of 1 byte, where the message has 0 left'",
        ID + "ffffffffffffffff 0000000000000001 03 726f6d, a sequence that is too low",
        ID + "0000000000000000 0000000000000001 03 726f6d 00000001 03 616461 0000, a sequence that is too low",
        ID + "0000000000000001 ffffffffffffffff 03 726f6d, a negative time",
        ID + NUMBERS + "00,                  a name that no server has",
        ID + NUMBERS + "03 1b5b41,           a name that no server has",
        ID + NUMBERS + "03 726f6d 00000001 06 736572766572 0000,  a name that no guest has",
    })
    @DisplayName("any other bytes are refused")
    void refused(String hex, String reason) {
        assertThatThrownBy(() -> BusMessage.decode(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(reason);
    }
}
