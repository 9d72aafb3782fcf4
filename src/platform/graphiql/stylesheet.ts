export const stylesheet = `html,
body,
#graphiql {
  height: 100%;
  margin: 0;
}

#graphiql > p,
noscript > p {
  font-family: system-ui, sans-serif;
  padding: 2rem;
}
`;
