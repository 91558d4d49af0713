package org.interweave.network;

import org.interweave.tensor.Shape;

import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Lists the weights of an architecture: what a checkpoint must hold. */
public final class WeightShapes {
    private WeightShapes() {}

    /** The UNet's weights by name, in the order of their use. */
    public static Map<String, Shape> of(UNetConfig config) {
        return recorded(
                ops -> {
                    UNet<Object> unet = new UNet<>(config, ops);
                    Object any = new Object();
                    unet.apply(new UNet.Inputs<>(any, any, any, any), unet.textKeys(any));
                });
    }

    /** The VAE's weights by name, encoder first. */
    public static Map<String, Shape> of(VaeConfig config) {
        return recorded(
                ops -> {
                    new VaeEncoder<>(config, ops).apply(new Object());
                    new VaeDecoder<>(config, ops).apply(new Object());
                });
    }

    /** The text encoder's weights by name. */
    public static Map<String, Shape> of(TextConfig config) {
        return recorded(ops -> new TextEncoder<>(config, ops).apply(new Object()));
    }

    private static Map<String, Shape> recorded(Consumer<Ops<Object>> architecture) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        architecture.accept(recorder(shapes));
        return shapes;
    }

    /** Every operation but {@code weight} gives back some tensor and does nothing. */
    @SuppressWarnings("unchecked") // the proxy implements Ops for any T
    private static Ops<Object> recorder(Map<String, Shape> shapes) {
        Object any = new Object();
        return (Ops<Object>)
                Proxy.newProxyInstance(
                        Ops.class.getClassLoader(),
                        new Class<?>[] {Ops.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("weight")) {
                                Shape shape = Shape.of((int[]) arguments[1]);
                                shapes.put((String) arguments[0], shape);
                            }
                            return any;
                        });
    }
}
