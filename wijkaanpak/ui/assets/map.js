// The map beside the list: the list is whole without it, and its buttons move the map.
import L from "leaflet";

function tiles(map, box) {
  if (!box.dataset.tiles) return;
  L.tileLayer(box.dataset.tiles, { attribution: box.dataset.credit, maxZoom: 19 }).addTo(map);
}

function popup(properties) {
  const name = document.createElement(properties.url ? "a" : "b");
  if (properties.url) name.href = properties.url;
  name.textContent = properties.name || "";
  return name;
}

async function draw(box) {
  const places = await (await fetch(box.dataset.geojson, { headers: { Accept: "application/geo+json" } })).json();
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, { scrollWheelZoom: false, zoomAnimation: !still, fadeAnimation: !still, attributionControl: Boolean(box.dataset.tiles) });
  tiles(map, box);
  const layers = new Map();
  const all = L.geoJSON(places, {
    style: { weight: 2.5, fillOpacity: 0.16 },
    pointToLayer: (_, at) => L.circleMarker(at, { radius: 9, fillOpacity: 0.7 }),
    onEachFeature: (feature, layer) => {
      layers.set(String(feature.id ?? feature.properties.id), layer);
      layer.bindPopup(() => popup(feature.properties));
    },
  }).addTo(map);
  if (all.getLayers().length) map.fitBounds(all.getBounds(), { padding: [20, 20] });
  for (const button of document.querySelectorAll("[data-place]")) {
    const layer = layers.get(button.dataset.place);
    if (!layer) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      if (layer.getBounds) map.fitBounds(layer.getBounds(), { maxZoom: 17, padding: [20, 20] });
      else map.setView(layer.getLatLng(), 17);
      layers.forEach((other) => other.getElement?.()?.classList.toggle("w-map__chosen", other === layer));
      box.scrollIntoView({ block: "nearest" });
    });
  }
}

for (const box of document.querySelectorAll("[data-geojson]")) {
  box.hidden = false;
  draw(box).catch(() => { box.hidden = true; });
}
