package org.interweave.checkpoint;

import static org.interweave.checkpoint.OnnxGraph.attribute;

import org.interweave.checkpoint.OnnxValue.Layout;
import org.interweave.checkpoint.OnnxValue.Size;
import org.interweave.tensor.Shape;

import java.util.List;

/**
 * Writes what changes the height and width of videos, as {@link org.interweave.network.Ops} has it.
 */
final class OnnxResizing {
    private final OnnxGraph graph;
    private final OnnxLayouts layouts;

    OnnxResizing(OnnxGraph graph, OnnxLayouts layouts) {
        this.graph = graph;
        this.layouts = layouts;
    }

    OnnxValue doubleSize(OnnxValue video) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        String scales = graph.constant(Shape.of(4), 1, 1, 2, 2);
        String name =
                graph.node(
                        "Resize",
                        List.of(frames.name(), "", scales),
                        attribute("mode", "nearest"),
                        attribute("coordinate_transformation_mode", "asymmetric"),
                        attribute("nearest_mode", "floor"));
        return OnnxValue.video(
                name, Layout.FRAMES, video.channels(), layouts.doubled(frames.extents()));
    }

    OnnxValue nearestTo(OnnxValue video, OnnxValue like) {
        return resized(video, like, "nearest", "asymmetric");
    }

    OnnxValue bilinearTo(OnnxValue video, OnnxValue like) {
        return resized(video, like, "linear", "half_pixel");
    }

    private OnnxValue resized(OnnxValue video, OnnxValue like, String mode, String coordinates) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        Size size = frames.extents();
        Size target = like.extents();
        String count = layouts.computed("Mul", size.batch(), size.frames());
        String name =
                graph.node(
                        "Resize",
                        List.of(
                                frames.name(),
                                "",
                                "",
                                layouts.shape(
                                        count, video.channels(), target.height(), target.width())),
                        attribute("mode", mode),
                        attribute("coordinate_transformation_mode", coordinates),
                        attribute("nearest_mode", "floor"));
        Size after = new Size(size.batch(), size.frames(), target.height(), target.width());
        return OnnxValue.video(name, Layout.FRAMES, video.channels(), after);
    }

    OnnxValue spaceToDepth(OnnxValue video, int factor) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        Size size = frames.extents();
        String by = graph.numbers(factor);
        String height = layouts.computed("Div", size.height(), by);
        String width = layouts.computed("Div", size.width(), by);
        int channels = video.channels();
        String split = layouts.reshape(frames.name(), 0, channels, height, factor, width, factor);
        String turned = layouts.transpose(split, 0, 1, 3, 5, 2, 4);
        int deep = channels * factor * factor;
        return OnnxValue.video(
                layouts.reshape(turned, 0, deep, height, width),
                Layout.FRAMES,
                deep,
                new Size(size.batch(), size.frames(), height, width));
    }

    OnnxValue depthToSpace(OnnxValue video, int factor) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        Size size = frames.extents();
        String by = graph.numbers(factor);
        String name =
                graph.node(
                        "DepthToSpace",
                        List.of(frames.name()),
                        attribute("blocksize", factor),
                        attribute("mode", "CRD"));
        return OnnxValue.video(
                name,
                Layout.FRAMES,
                video.channels() / (factor * factor),
                new Size(
                        size.batch(),
                        size.frames(),
                        layouts.computed("Mul", size.height(), by),
                        layouts.computed("Mul", size.width(), by)));
    }

    OnnxValue padEnd(OnnxValue video) {
        OnnxValue frames = layouts.as(video, Layout.FRAMES);
        Size size = frames.extents();
        String one = graph.numbers(1);
        String name =
                graph.node("Pad", List.of(frames.name(), graph.numbers(0, 0, 0, 0, 0, 0, 1, 1)));
        return OnnxValue.video(
                name,
                Layout.FRAMES,
                video.channels(),
                new Size(
                        size.batch(),
                        size.frames(),
                        layouts.computed("Add", size.height(), one),
                        layouts.computed("Add", size.width(), one)));
    }
}
