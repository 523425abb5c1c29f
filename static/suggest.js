// Words to choose from under the search field. The page is complete without this file.
const field = document.querySelector("input[data-suggest]");
if (field) {
  const list = document.createElement("datalist");
  list.id = "forslag";
  field.after(list);
  field.setAttribute("list", list.id);
  const town = field.form.elements.namedItem("kommune");
  let waiting = 0;
  let latest = 0;
  const ask = async () => {
    const mine = ++latest;
    const query = new URLSearchParams({ q: field.value });
    if (town && town.value) query.set("kommune", town.value);
    const answer = await fetch(`${field.dataset.suggest}?${query}`);
    if (!answer.ok || mine !== latest) return;
    const { suggestions } = await answer.json();
    const found = suggestions.filter(({ address = "" }) => !address.includes("?")); // a topic is no search for words
    const texts = new Set(found.map(({ text }) => text));
    list.replaceChildren(...[...texts].map((text) => new Option(text, text)));
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    if (field.value.trim().length > 1) waiting = setTimeout(() => ask().catch(() => {}), 150);
  });
}
