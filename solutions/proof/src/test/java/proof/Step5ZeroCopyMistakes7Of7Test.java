package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 7 of 7")
class Step5ZeroCopyMistakes7Of7Test extends MistakesProof {

    Step5ZeroCopyMistakes7Of7Test() {
        super("step05-zero-copy", 7, 7);
    }
}
