// Guides are what most people come for, so the navigation shows them from the start.
for (const section of ['Guides', 'Golden path', 'Reference']) {
  const key = `tsd-accordion-${section}`;
  if (localStorage.getItem(key) === null) {
    localStorage.setItem(key, 'true');
  }
}
