package org.interweave.network;

import java.util.List;

/**
 * The operations from which the architectures are composed. Writing a graph, training and listing
 * the weights are three implementations.
 *
 * <p>A <em>video</em> is {@code [batch, channels, frames, height, width]}; <em>tokens</em> are
 * {@code [sequences, length, channels]}. No method changes its arguments.
 *
 * @param <T> a tensor, known or only described
 */
public interface Ops<T> {
    /**
     * Hears what goes into and comes out of the modules: {@code <module>.in} and {@code
     * <module>.out}, by the authors' names. Who does not watch does nothing.
     */
    default void watch(String place, T value) {}

    /** The trained tensor of this name, as the authors' state dictionary calls it. */
    T weight(String name, int... shape);

    /** The element-wise sum of two tensors of one shape. */
    T add(T a, T b);

    /** Every element times a constant. */
    T scale(T x, double factor);

    /** The sum of {@code a} times sigmoid({@code factor}) and {@code b} times the rest to 1. */
    T mix(T a, T b, T factor);

    /** {@code x * sigmoid(x)}. */
    T silu(T x);

    /** {@code x * Phi(x)} with the exact error function. */
    T gelu(T x);

    /**
     * Half of the last axis times the gelu of the other half: {@code [.., 2c]} to {@code [.., c]}.
     */
    T geglu(T tokens);

    /** Tensors one after another along axis 1, the channels of a video. */
    T concat(List<T> parts);

    /**
     * A convolution whose padding keeps the size (at stride 1) and is zero.
     *
     * @param weight {@code [out, in, k, k]} for every frame by itself, or {@code [out, in, kt, k,
     *     k]}
     * @param stride over height and width, 1 or 2
     */
    T convolve(T video, T weight, T bias, int stride);

    /**
     * The transpose of a convolution with stride 2 and padding 1, for every frame by itself: twice
     * the height and width.
     *
     * @param weight {@code [in, out, 4, 4]}
     */
    T convolveTransposed(T video, T weight, T bias);

    /** A matrix product over the last axis; {@code weight} is {@code [out, in]}. */
    T linear(T x, T weight);

    /** A matrix product over the last axis, and a bias of {@code [out]}. */
    T linear(T x, T weight, T bias);

    /** Normalises each group of channels over all frames and pixels. */
    T groupNorm(T video, int groups, T scale, T bias, double epsilon);

    /** Normalises each group of channels over the pixels of each frame by itself. */
    T groupNormPerFrame(T video, int groups, T scale, T bias, double epsilon);

    /** Normalises the last axis, with epsilon 1e-5. */
    T layerNorm(T x, T scale, T bias);

    /** Adds a vector {@code [batch, channels]} to every frame and pixel of a video. */
    T addToChannels(T video, T vector);

    /** Every frame and pixel of a video times a vector {@code [batch, channels]}. */
    T timesChannels(T video, T vector);

    /** {@code softmax(q k' / sqrt(d)) v} in each of {@code heads} parts of the channels. */
    T attention(T query, T key, T value, int heads);

    /** As {@link #attention}, with {@code bias}, {@code [1, heads, n, n]}, added before softmax. */
    T biasedAttention(T query, T key, T value, int heads, T bias);

    /** Attention of {@code [batch, n, channels]} in which a token sees only those up to itself. */
    T causalAttention(T query, T key, T value, int heads);

    /**
     * Turns the first channels of each head by the token's place in its sequence, in interleaved
     * pairs (rotary_embedding_torch, {@code rotate_queries_or_keys}).
     *
     * @param frequencies {@code [n]}, radians a place; 2n channels of each head are turned
     */
    T rotate(T tokens, int heads, T frequencies);

    /**
     * The learned bias between two places of a sequence as long as that of {@code tokens}, {@code
     * [1, heads, n, n]}, with places {@code key - query} sorted into buckets.
     *
     * @param table {@code [buckets, heads]}
     * @see RelativePosition
     */
    T relativeBias(T tokens, T table);

    /** The pixels of all frames of a sample as one sequence: {@code [b, f*h*w, c]}. */
    T toTokens(T video);

    /** The inverse of {@link #toTokens}, with the frames and size of {@code like}. */
    T fromTokens(T tokens, T like);

    /** {@code [b, f*h*w, c]} as one sequence a frame, {@code [b*f, h*w, c]}. */
    T splitFrames(T tokens, T like);

    /** {@code [b, f*h*w, c]} as one sequence a pixel along time, {@code [b*h*w, f, c]}. */
    T splitPixels(T tokens, T like);

    /** The inverse of {@link #splitFrames}. */
    T joinFrames(T tokens, T like);

    /** The inverse of {@link #splitPixels}. */
    T joinPixels(T tokens, T like);

    /** Enlarged to twice the height and width by repetition. */
    T doubleSize(T video);

    /** Brought to the height and width of {@code like}, nearest neighbour. */
    T nearestTo(T video, T like);

    /** Brought to the height and width of {@code like}, bilinear without aligned corners. */
    T bilinearTo(T video, T like);

    /** Every second row and column taken apart: {@code [b, c*p*p, f, h/p, w/p]}, by c, y, x. */
    T spaceToDepth(T video, int factor);

    /** The inverse of {@link #spaceToDepth}. */
    T depthToSpace(T video, int factor);

    /** A row of zeros below and a column of zeros to the right. */
    T padEnd(T video);

    /**
     * A convolution of every frame by itself that keeps the size; beyond its edges a frame goes on
     * as its last pixels.
     *
     * @param weight {@code [out, in, k, k]}
     */
    T convolveRepeatingEdges(T video, T weight, T bias);

    /** A convolution without padding, otherwise as {@link #convolve}. */
    T convolveValid(T video, T weight, T bias, int stride);

    /**
     * Sines and cosines of {@code [n]} numbers, {@code [n, channels]}: cosines first, frequencies
     * {@code 10000^(-i / (channels/2))}, products in fp32 (diffusers, {@code
     * get_timestep_embedding} with flip_sin_to_cos and no shift).
     */
    T sinusoids(T numbers, int channels);

    /** The places 0, 1, .. of the frames of a video, {@code [f]}. */
    T framePlaces(T video);

    /** Adds {@code [f, c]} to every pixel of each frame, to tokens {@code [b, f*h*w, c]}. */
    T addToFrames(T tokens, T perFrame, T like);

    /** Adds {@code [n, c]} to every sequence of {@code [batch, n, c]}. */
    T addRows(T tokens, T rows);

    /** The rows of {@code table} at whole {@code numbers}, {@code [n]} or {@code [b, n]}. */
    T lookUp(T table, T numbers);
}
