// Mistake: the first position is returned when a message is incomplete.
// Fails with: [the position after 100 messages as predicted, returned by one call of parse] expected: 1515 but was: 15
package workshop.zerocopy;

class HeaderPrediction {
    int parse(ByteBuffer bytes, int from) throws IOException {
        int start = from;
        int limit = bytes.limit();
        int length = this.length;
        int maxMessageLength = this.maxMessageLength;
        int headersLength = message.headersLength();
        while (matches(bytes, start)) {
            int i = start + length;
            long number = 0;
            while (i < limit && number <= maxMessageLength && bytes.get(i) != '\r') {
                number = ControlLine.appendDigit(number, bytes.get(i++));
            }
            int headersStart = i + 2;
            if (i == start + length
                    || number < headersLength
                    || number > maxMessageLength
                    || limit - headersStart < number + 2) {
                return from;
            }
            int end = headersStart + (int) number;
            if (bytes.getShort(i) != CR_LF || bytes.getShort(end) != CR_LF) {
                return start;
            }
            message.setStart(start);
            message.setHeadersAndPayload(headersStart, headersStart + headersLength, end);
            handler.onMessage(message);
            start = end + 2;
        }
        return start;
    }
}
