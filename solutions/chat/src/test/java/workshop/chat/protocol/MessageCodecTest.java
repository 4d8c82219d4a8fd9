package workshop.chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.chat.protocol.Message.Ack;
import workshop.chat.protocol.Message.Broadcast;
import workshop.chat.protocol.Message.Chat;
import workshop.chat.protocol.Message.Keepalive;
import workshop.chat.protocol.Message.Nak;
import workshop.chat.protocol.Message.SetNickname;
import workshop.chat.protocol.Message.WhoRequest;
import workshop.chat.protocol.Message.WhoResponse;

/** The bytes of docs/chat-protocol.md, written by hand. */
@DisplayName("the chat protocol, byte for byte")
class MessageCodecTest {

    private static final String ID = "00112233 44556677 8899aabb ccddeeff";
    private static final UUID REQUEST = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of(new Chat("hé"), "00000000  0003 68c3a9"),
                Arguments.of(new Chat(""), "00000000  0000"),
                Arguments.of(new Broadcast("ada", "hé"), "00000001  03 616461  0003 68c3a9"),
                Arguments.of(new Keepalive(), "00000002"),
                Arguments.of(new SetNickname(REQUEST, "ada"), "00000003 " + ID + " 03 616461"),
                Arguments.of(new Ack(REQUEST), "00000004 " + ID),
                Arguments.of(new Nak(REQUEST, "no"), "00000005 " + ID + " 0002 6e6f"),
                Arguments.of(new WhoRequest(REQUEST), "000003e8 " + ID),
                Arguments.of(new WhoResponse(REQUEST, "no"), "000003e9 " + ID + " 0002 6e6f"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    @DisplayName("each message is encoded as these bytes")
    void encodes(Message message, String bytes) {
        assertThat(MessageCodec.encode(message)).isEqualTo(bytes(bytes));
    }

    @ParameterizedTest
    @MethodSource("messages")
    @DisplayName("these bytes are decoded as each message")
    void decodes(Message message, String bytes) throws ProtocolException {
        assertThat(MessageCodec.decode(bytes(bytes))).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"00000006", "0000002a 0102030405", "ffffffff 00"})
    @DisplayName("messages of unknown types are ignored, with any payload")
    void unknown(String bytes) throws ProtocolException {
        assertThat(MessageCodec.decode(bytes(bytes))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                          'a message type of 4 bytes, where the message has 0 left'",
        "000000,                      'a message type of 4 bytes, where the message has 3 left'",
        "00000000 00,                 'the length of a long string of 2 bytes, where the message has 1 left'",
        "00000000 0004 616263,        'a string of 4 bytes, where the message has 3 left'",
        "00000000 fefa 00,            'a string of 65274 bytes, where the message has 1 left'",
        "00000000 fefb 00,            'a text of 65275 bytes, where 65274 are allowed'",
        "00000000 0001 6162,          '1 byte behind the last field of a message'",
        "00000000 0001 ff,            'a string of 1 byte is not UTF-8'",
        "00000000 0002 c0af,          'a string of 2 bytes is not UTF-8'",
        "00000000 0003 eda080,        'a string of 3 bytes is not UTF-8'",
        "00000000 0001 c3,            'a string of 1 byte is not UTF-8'",
        "00000001 ff 616263,          'a string of 255 bytes, where the message has 3 left'",
        "00000002 00,                 '1 byte behind the last field of a message'",
        "00000003 00112233,           'a GUID of 16 bytes, where the message has 4 left'",
        "00000004 001122334455667788, 'a GUID of 16 bytes, where the message has 9 left'",
    })
    @DisplayName("bytes that are not a message are refused, and the error message names the numbers")
    void refused(String bytes, String reason) {
        assertThatThrownBy(() -> MessageCodec.decode(bytes(bytes)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(reason);
    }

    @Test
    @DisplayName("a message that a receiver would refuse is not sent")
    void tooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageCodec.encode(new Chat("é".repeat(MessageCodec.MAX_TEXT / 2) + "!")))
                .withMessage("a text of 65275 bytes, where 65274 are allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageCodec.encode(new Broadcast("x".repeat(256), "")))
                .withMessage("a text of 256 bytes, where 255 are allowed");
    }

    @Test
    @DisplayName("the longest text with the longest name fits, and goes through")
    void longest() throws ProtocolException {
        Message longest = new Broadcast("n".repeat(Fields.MAX_SHORT), "t".repeat(MessageCodec.MAX_TEXT));
        ByteBuffer bytes = MessageCodec.encode(longest);
        assertThat(bytes.remaining()).isEqualTo(MessageCodec.MAX_LENGTH);
        assertThat(MessageCodec.decode(bytes)).contains(longest);
    }

    @Test
    @DisplayName("messages of other servers may be longer, and are read with a higher maximum")
    void longestKnown() throws ProtocolException {
        String from = "n".repeat(Fields.MAX_SHORT);
        String text = "t".repeat(Fields.MAX_LONG);
        ByteBuffer bytes = ByteBuffer.allocate(MessageCodec.MAX_KNOWN_LENGTH)
                .put(bytes("00000001 ff"))
                .put(UTF_8.encode(from))
                .put(bytes("ffff"))
                .put(UTF_8.encode(text))
                .flip();
        assertThat(bytes.remaining()).isEqualTo(MessageCodec.MAX_KNOWN_LENGTH);
        assertThat(MessageCodec.decode(bytes.duplicate(), Fields.MAX_LONG)).contains(new Broadcast(from, text));
        assertThatThrownBy(() -> MessageCodec.decode(bytes))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("a text of 65535 bytes, where 65274 are allowed");
    }

    @Test
    @DisplayName("half a surrogate pair, which is not a character, is sent as a question mark")
    void loneSurrogate() {
        assertThat(MessageCodec.encode(new Chat("\ud83d")).slice(6, 1)).isEqualTo(UTF_8.encode("?"));
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
