package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 5's reference solution: one user of a shared object does not change it for the next user")
@Timeout(10)
class SharedStateTest {

    @Test
    @DisplayName("a handler that sets the byte order of a payload sets it for that message only")
    void byteOrder() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        OperationHandler operations = new OperationHandler() {
            @Override
            public void onMessage(Message message) {
                numbers.add(message.payload().getInt());
                message.payload().order(ByteOrder.LITTLE_ENDIAN);
            }

            @Override
            public void onInfo(String json) {}

            @Override
            public void onPing() {}

            @Override
            public void onError(String reason) {}
        };
        String stream = "MSG s 1 4\r\n\0\0\0\1\r\n".repeat(2);

        new MessageParser(4, operations).parse(ByteBuffer.wrap(stream.getBytes(US_ASCII)));

        assertThat(numbers).as("the same number in two messages").containsExactly(1, 1);
    }
}
